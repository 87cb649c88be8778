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
        for (DrawnFigure& figure : page.figures)
            apply(figure.font_object);
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

/// Hands over the pages in their order, some from memory and some from the worker.
class PageReader {
public:
    PageReader(const World& world, const std::filesystem::path& path, const Options& options,
               const std::function<void(PageFacts&&)>& take)
        : world_(world),
          path_(path),
          options_(options),
          memory_(*options.memory),
          take_(take),
          question_(options.has_glyphs ? "facts" : "facts without glyphs") {
        if (options.has_digests) question_ += " with digests";
    }

    /// Once, and again for answers that turn out to be damaged when they are wanted.
    Status read() {
        const int n_pages = static_cast<int>(memory_.pages().size());
        while (next_ <= n_pages) {
            const int before = next_;
            const bool is_known = memory_.knows(next_, question_);
            if (const Status asked = ask_for_unknown(n_pages); !asked) return asked;
            recall_before(n_pages + 1);
            if (next_ == before && !is_known)
                return Failure{Failure::Kind::Internal, path_.string() + ": not every page was read"};
        }
        return Done();
    }

private:
    Status ask_for_unknown(int n_pages) {
        std::vector<std::string> unknown;
        for (int page = next_; page <= n_pages; ++page) {
            if (!memory_.knows(page, question_)) unknown.push_back(std::to_string(page));
            if (unknown.size() < static_cast<std::size_t>(options_.pages_per_worker) && page < n_pages)
                continue;
            if (unknown.empty()) continue;
            if (const Status asked = ask_for(unknown); !asked) return asked;
            unknown.clear();
        }
        return Done();
    }

    Status ask_for(const std::vector<std::string>& pages) {
        std::vector<std::string> arguments = {"facts", "--no-document", "--apart", "--pages",
                                              joined(pages, ",")};
        if (!options_.has_glyphs) arguments.emplace_back("--no-glyphs");
        if (options_.has_digests) arguments.emplace_back("--digests");
        const auto file = world_.open(path_);
        if (!file) return file.failure();
        return ask_by_lines(path_, job_on(*file, options_, std::move(arguments)),
                            [this](Value line) { take_line(line["page"]); });
    }

    void take_line(Value answer) {
        if (!answer.is_there()) return;
        PageFacts facts = read_page(answer);
        if (facts.number < next_ || facts.number > static_cast<int>(memory_.pages().size())) return;
        if (memory_.remembers())
            memory_.keep(facts.number, question_, to_answer(key_of(facts.number).objects, answer));
        recall_before(facts.number);
        if (facts.number == next_) hand_over(std::move(facts));
    }

    /// The remembered pages before this one.
    void recall_before(int page) {
        while (next_ < page) {
            const auto answer = memory_.find(next_, question_);
            simdjson::dom::element said;
            if (!answer || parser_.parse(*answer).get(said) != simdjson::SUCCESS) return;
            hand_over(recalled(Value(said)));
        }
    }

    PageFacts recalled(Value said) const {
        PageFacts facts = read_page(said["page"]);
        std::vector<int> before;
        for (const std::int64_t number : said["objects"].integers())
            before.push_back(static_cast<int>(number));
        Renumbering(before, key_of(next_).objects).apply(facts);
        facts.number = next_;
        facts.label = key_of(next_).label;
        return facts;
    }

    void hand_over(PageFacts&& facts) {
        ++next_;
        take_(std::move(facts));
    }

    const PageKey& key_of(int page) const { return memory_.pages()[static_cast<std::size_t>(page - 1)]; }

    const World& world_;
    const std::filesystem::path& path_;
    const Options& options_;
    Memory& memory_;
    const std::function<void(PageFacts&&)>& take_;
    std::string question_;
    int next_ = 1;                 ///< page to be handed over
    simdjson::dom::parser parser_; // it keeps its memory from page to page
};

}

Result<DocumentFacts> inspect_with_memory(const World& world, const std::filesystem::path& path,
                                          const Options& options,
                                          const std::function<void(PageFacts&&)>& take) {
    auto keys = ask_for_keys(world, path, options);
    if (!keys) return keys.failure();
    options.memory->set_pages(std::move(keys->pages));
    DocumentFacts document = std::move(keys->document);
    const auto take_page = [&](PageFacts&& page) {
        merge_fonts(page.fonts, document.fonts);
        take(std::move(page));
    };
    if (const Status read = PageReader(world, path, options, take_page).read(); !read) return read.failure();
    sort_fonts(document.fonts);
    return document;
}

}
