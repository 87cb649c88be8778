// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/write_idml.hpp"

namespace publisher::emit::idml {

/// Counts what is written, and what is written in another form.
class ReportBook {
public:
    Report counts;

    void set_page(int number) { page_ = number; }
    void translated(const std::string& construct, const std::string& form) { note(construct, form, false); }
    void lost(const std::string& construct, const std::string& form) { note(construct, form, true); }
    /// Of a style, which is asked for what it says more than once.
    void lost_in_style(const std::string& construct, const std::string& form);

private:
    void note(const std::string& construct, const std::string& form, bool is_loss);
    Translation* find(const std::string& construct, const std::string& form);
    int page_ = 0;
};

}
