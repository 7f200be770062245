#!/usr/bin/env bash
# Installs what the build needs, and only what is missing: system packages (Debian 12, Ubuntu 24.04) and .venv.
# Safe to run again. Without the right to install packages it prints the command and stops.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(cmake ninja-build g++ ccache pkg-config libcli11-dev nlohmann-json3-dev libtomlplusplus-dev libfmt-dev
  libutf8proc-dev libuchardet-dev libgtest-dev librapidcheck-dev libgeographiclib-dev zlib1g python3-venv python3-pip)


if command -v dpkg-query >/dev/null; then
  missing=()
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
      if sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
      else
        echo "missing packages; run: sudo apt-get install ${missing[*]}" >&2
        exit 1
      fi
    fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  fi
else
  echo "not a Debian system: needs the equivalents of ${packages[*]}" >&2
fi

[ -x .venv/bin/pip ] || python3 -m venv .venv
if ! diff -q requirements.txt .venv/requirements.done >/dev/null 2>&1; then
  .venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
  cp requirements.txt .venv/requirements.done
fi

# Coast lines that the drawn sea routes are tested against, and that tools/sea_network builds them from. They come as an npm
# package; no reason to stop without (to try again: rm build/setup.stamp).
if ! command -v npm >/dev/null && command -v apt-get >/dev/null; then
  { [ "$(id -u)" -eq 0 ] && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm; } ||
    { sudo -n true 2>/dev/null && sudo -n apt-get install -y -qq --no-install-recommends npm; } || true
fi
command -v npm >/dev/null || echo "no npm: the test of drawn sea routes is skipped" >&2
if command -v npm >/dev/null && ! cmp -s tools/sea_network/package-lock.json build/land/package-lock.json; then
  rm -rf build/land && mkdir -p build/land
  cp tools/sea_network/package.json tools/sea_network/package-lock.json build/land/
  (cd build/land && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    { rm -rf build/land; echo "npm could not fetch the land polygons: the test of drawn sea routes is skipped" >&2; }
fi

# HiPO, the quadratic form's solver, is found only beside libhighs.so and only in the same version. Without it Netback
# solves the linear form alone and says so.
for highs in .venv/lib/python3*/site-packages/highsbox/highs_dist/lib; do
  extras="$highs/../../../highspy_extras/libhighs_extras.so"
  if [ -d "$highs" ] && [ -f "$extras" ]; then
    ln -sf ../../../highspy_extras/libhighs_extras.so "$highs/libhighs_extras.so"
  fi
done
