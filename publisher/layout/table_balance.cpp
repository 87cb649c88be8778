// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_setter.hpp"

namespace publisher::layout {

/// The lowest columns that hold what the last page holds, to a rounding of half a millimetre. Each trial
/// pours the page again, so that heads, sums and group rows are those of their places. A page that begins
/// within a split row stays as it is.
void TableSetter::balance_last_page() {
    if (!page_start_ || page_start_->is_in_entry) return;
    Length too_low, enough = pages_.type_area().height;
    while (enough - too_low > 0.5_mm) {
        const Length height = (too_low + enough) / 2;
        (pour_last_page(height) ? enough : too_low) = height;
    }
    pour_last_page(enough);
}

bool TableSetter::pour_last_page(Length height) {
    column_height_ = height;
    uses_page_again_ = true;
    page_ = &pages_.reopen();
    page_findings_ = diag::Sink();
    pages_.setting().outcome.fitted.resize(page_start_->n_fitted);
    part_.reset();
    sums_ = page_start_->sums;
    n_parts_ = page_start_->n_parts;
    n_body_rows_ = page_start_->n_body_rows;
    return pour_from(page_start_->entry_idx) && page_findings_.findings().empty();
}

}
