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

private:
    void note(const std::string& construct, const std::string& form, bool is_loss);
    int page_ = 0;
};

}
