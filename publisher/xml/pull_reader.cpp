// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/pull_reader.hpp"

#include "publisher/base/text.hpp"
#include "publisher/xml/internal/crowded_tag.hpp"

#include <libxml/xmlreader.h>

namespace publisher::xml {

struct PullReader::State {
    Source source;
    xmlTextReaderPtr reader = nullptr;
    bool has_pending_end = false;
    std::string problem;
    CrowdedTagFinder crowded_tags;

    static int read(void* context, char* buffer, int n) {
        State& state = *static_cast<State*>(context);
        const int n_read = state.source(buffer, n);
        if (n_read <= 0 || !state.crowded_tags.feed({buffer, static_cast<std::size_t>(n_read)}))
            return n_read;
        state.problem = "an element has more attributes than can be read";
        return -1;
    }
    static void remember(void* context, const char* message, xmlParserSeverities, xmlTextReaderLocatorPtr) {
        auto& problem = static_cast<State*>(context)->problem;
        if (problem.empty()) problem = std::string(trimmed(message));
    }
};

PullReader::PullReader(Source source) : state_(std::make_unique<State>()) {
    state_->source = std::move(source);
    state_->reader = xmlReaderForIO(State::read, nullptr, state_.get(), nullptr, nullptr,
                                    XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (state_->reader) xmlTextReaderSetErrorHandler(state_->reader, State::remember, state_.get());
}

PullReader::~PullReader() {
    xmlFreeTextReader(state_->reader);
}

PullReader::Event PullReader::next() {
    if (std::exchange(state_->has_pending_end, false)) return Event::End;
    while (state_->reader && state_->problem.empty()) {
        const int result = xmlTextReaderRead(state_->reader);
        if (result == 0) return Event::Finished;
        if (result < 0) break;
        switch (xmlTextReaderNodeType(state_->reader)) {
            case XML_READER_TYPE_ELEMENT:
                state_->has_pending_end = xmlTextReaderIsEmptyElement(state_->reader) == 1;
                return Event::Start;
            case XML_READER_TYPE_END_ELEMENT: return Event::End;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return Event::Text;
            case XML_READER_TYPE_DOCUMENT_TYPE: state_->problem = "a DOCTYPE is refused"; break;
            default: break;
        }
    }
    if (state_->problem.empty()) state_->problem = "it is no well-formed XML";
    return Event::Broken;
}

std::string_view PullReader::name() const {
    const auto* name = xmlTextReaderConstLocalName(state_->reader);
    return name ? reinterpret_cast<const char*>(name) : std::string_view();
}

std::string PullReader::attribute(const char* name) const {
    std::string value;
    const auto* wanted = reinterpret_cast<const xmlChar*>(name);
    for (int found = xmlTextReaderMoveToFirstAttribute(state_->reader); found == 1;
         found = xmlTextReaderMoveToNextAttribute(state_->reader)) {
        if (!xmlStrEqual(xmlTextReaderConstLocalName(state_->reader), wanted)) continue;
        if (const auto* text = xmlTextReaderConstValue(state_->reader))
            value = reinterpret_cast<const char*>(text);
        break;
    }
    xmlTextReaderMoveToElement(state_->reader);
    return value;
}

std::vector<std::pair<std::string, std::string>> PullReader::attributes() const {
    std::vector<std::pair<std::string, std::string>> attributes;
    for (int found = xmlTextReaderMoveToFirstAttribute(state_->reader); found == 1;
         found = xmlTextReaderMoveToNextAttribute(state_->reader)) {
        const auto* value = xmlTextReaderConstValue(state_->reader);
        attributes.emplace_back(name(), value ? reinterpret_cast<const char*>(value) : "");
    }
    xmlTextReaderMoveToElement(state_->reader);
    return attributes;
}

std::string_view PullReader::text() const {
    const auto* text = xmlTextReaderConstValue(state_->reader);
    return text ? reinterpret_cast<const char*>(text) : std::string_view();
}

int PullReader::line() const {
    return xmlTextReaderGetParserLineNumber(state_->reader);
}
const std::string& PullReader::problem() const {
    return state_->problem;
}

}
