#include "core/units.h"

namespace netback::units {

std::optional<double> twh_per(std::string_view unit) {
  if (unit == "twh") return 1.0;
  if (unit == "bcm") return kTwhPerBcm;
  if (unit == "bcm_ei") return kTwhPerBcmEi;
  if (unit == "mtpa") return kTwhPerMtLng;
  if (unit == "bcf") return kTwhPerBcf;
  return std::nullopt;
}

}  // namespace netback::units
