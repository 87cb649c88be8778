// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/internal/remembered.hpp"

#include "publisher/base/text.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <map>

namespace publisher::inspect::internal {
namespace {

struct Keys {
    DocumentFacts document;
    std::vector<PageKey> pages;
};

PageKey read_key(Value answer) {
    PageKey key{answer["digest"].text(), answer["label"].text(), {}};
    for (const std::int64_t number : answer["objects"].integers())
        key.objects.push_back(static_cast<int>(number));
    return key;
}

Result<Keys> ask_for_keys(const World& world, const std::filesystem::path& path, const Options& options) {
    const auto file = world.open(path);
    if (!file) return file.failure();
    std::vector<std::string> arguments = {"keys"};
    if (options.checks_streams) arguments.emplace_back("--check-streams");
    simdjson::dom::parser parser;
    const auto answer = ask(parser, path, job_on(*file, options, std::move(arguments)));
    if (!answer) return answer.failure();
    Keys keys{read_document((*answer)["document"]), {}};
    for (const Value& item : (*answer)["keys"].items())
        keys.pages.push_back(read_key(item));
    return keys;
}

/// Objects by the numbers they have now, not those they had when the page was read.
class Renumbering {
public:
    Renumbering(const std::vector<int>& before, const std::vector<int>& now) {
        for (std::size_t i = 0; i < std::min(before.size(), now.size()); ++i)
            numbers_.emplace(before[i], now[i]);
    }
    void apply(int& number) const {
        const auto found = numbers_.find(number);
        if (found != numbers_.end()) number = found->second;
    }
    void apply(PageFacts& page) const {
        for (FontFacts& font : page.fonts)
            apply(font.object);
        for (TextRun& run : page.runs)
            apply(run.font_object);
        for (Picture& picture : page.pictures)
            apply(picture.object);
        for (FormFacts& form : page.forms)
            apply(form.object);
    }

private:
    std::map<int, int> numbers_;
};

/// The numbers of the page's objects go with what is said of it.
std::string to_answer(const std::vector<int>& objects, Value page) {
    std::vector<std::string> numbers;
    for (const int object : objects)
        numbers.push_back(std::to_string(object));
    return R"({"objects":[)" + joined(numbers, ",") + R"(],"page":)" + page.json() + '}';
}

class PageReader {
public:
    PageReader(const World& world, const std::filesystem::path& path, const Options& options)
        : world_(world),
          path_(path),
          options_(options),
          memory_(*options.memory),
          question_(options.has_glyphs ? "facts" : "facts without glyphs") {
        if (options.has_digests) question_ += " with digests";
        for (int page = 1; page <= static_cast<int>(memory_.pages().size()); ++page) {
            if (!memory_.find(page, question_)) unknown_.push_back(page);
        }
    }

    Result<PageFacts> read(int page) {
        const bool is_unknown = n_read_ < unknown_.size() && unknown_[n_read_] == page;
        return is_unknown ? read_next() : recall(page);
    }

private:
    Result<PageFacts> read_next() {
        if (next_ == answers_.size()) {
            if (const Status asked = ask_for_some(); !asked) return asked.failure();
        }
        const int page = unknown_[n_read_++];
        if (next_ == answers_.size() || answers_[next_]["number"].small_integer() != page)
            return Failure{Failure::Kind::Internal, path_.string() + ": not every page was read"};
        const Value answer = answers_[next_++];
        if (memory_.remembers()) memory_.keep(page, question_, to_answer(key_of(page).objects, answer));
        return read_page(answer);
    }

    Result<PageFacts> recall(int page) {
        simdjson::dom::element said;
        if (parser_.parse(*memory_.find(page, question_)).get(said) != simdjson::SUCCESS)
            return Failure{Failure::Kind::Internal, path_.string() + ": an answer is not what it was"};
        PageFacts facts = read_page(Value(said)["page"]);
        std::vector<int> before;
        for (const std::int64_t number : Value(said)["objects"].integers())
            before.push_back(static_cast<int>(number));
        Renumbering(before, key_of(page).objects).apply(facts);
        facts.number = page;
        facts.label = key_of(page).label;
        return facts;
    }

    const PageKey& key_of(int page) const { return memory_.pages()[static_cast<std::size_t>(page - 1)]; }

    /// About the next pages that are not remembered, as many as one worker reads.
    Status ask_for_some() {
        const int usual_step = options_.has_glyphs ? 128 : 1024;
        const auto step =
            static_cast<std::size_t>(options_.pages_per_worker > 0 ? options_.pages_per_worker : usual_step);
        const std::size_t end = std::min(unknown_.size(), n_read_ + step);
        std::vector<std::string> numbers;
        for (std::size_t i = n_read_; i < end; ++i)
            numbers.push_back(std::to_string(unknown_[i]));
        std::vector<std::string> arguments = {"facts", "--no-document", "--pages", joined(numbers, ",")};
        if (!options_.has_glyphs) arguments.emplace_back("--no-glyphs");
        if (options_.has_digests) arguments.emplace_back("--digests");
        const auto file = world_.open(path_);
        if (!file) return file.failure();
        const auto answer = ask(asking_, path_, job_on(*file, options_, std::move(arguments)), &spare_);
        if (!answer) return answer.failure();
        answers_ = (*answer)["pages"].items();
        next_ = 0;
        return Done();
    }

    const World& world_;
    const std::filesystem::path& path_;
    const Options& options_;
    Memory& memory_;
    std::string question_;
    std::vector<int> unknown_;              // pages that are not remembered
    std::size_t n_read_ = 0;                // of them
    simdjson::dom::parser asking_, parser_; // they and the answer keep their memory from page to page
    std::string spare_;
    std::vector<Value> answers_; // of the worker that was asked last
    std::size_t next_ = 0;
};

}

Result<DocumentFacts> inspect_with_memory(const World& world, const std::filesystem::path& path,
                                          const Options& options,
                                          const std::function<void(PageFacts&&)>& take) {
    auto keys = ask_for_keys(world, path, options);
    if (!keys) return keys.failure();
    options.memory->set_pages(std::move(keys->pages));
    PageReader reader(world, path, options);
    for (int page = 1; page <= static_cast<int>(options.memory->pages().size()); ++page) {
        auto facts = reader.read(page);
        if (!facts) return facts.failure();
        merge_fonts(*facts, keys->document.fonts);
        take(std::move(*facts));
    }
    sort_fonts(keys->document.fonts);
    return std::move(keys->document);
}

}
