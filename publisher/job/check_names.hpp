// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/prepare.hpp"

/// Names in designs and publications that mean something elsewhere: whoever misspells one learns it before
/// there is any page, with the nearest name that exists.
namespace publisher::job {

/// Every font family a layout names is one that fonts/ pins.
void check_font_names(Preparation& preparation);

/// Attributes, roles, labels and keys of orders that expressions, rules and templates name, now that the
/// data is known.
void check_data_names(Preparation& preparation);

}
