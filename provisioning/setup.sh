# shellcheck shell=bash
# What try, check and bench need before they can begin: Swift, Debian packages, a Python environment, and a build that
# shows how far it is. Sourced, never run.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What the build links against, and what the Swift toolchain itself needs on Debian 12.
# shellcheck disable=SC2034 # the scripts that source this use it
build_packages=(git ca-certificates tzdata pkg-config libstdc++-12-dev libdeflate-dev libpq-dev libserialport-dev
  libsqlite3-dev zlib1g-dev)

say() { printf '%s\n' "$*"; }

give_up() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

require_swift() {
  local version major minor
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1) || version=
  major=${version%%.*} minor=${version##*.}
  if [[ -z $version ]]; then
    give_up "Swift is not installed; WarmStation needs 6.2 or newer. Get it from https://www.swift.org/install/linux/"
  elif ((major < 6 || (major == 6 && minor < 2))); then
    give_up "Swift $version is too old; WarmStation needs 6.2 or newer. Get it from https://www.swift.org/install/linux/"
  fi
}

# require_packages PACKAGE…: installs those that are missing, and only those.
require_packages() {
  local package missing=() as_root=()
  if ! command -v dpkg-query >/dev/null; then
    say "This is not Debian. Please see to it that you have what these packages hold: $*"
    return
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    command -v sudo >/dev/null || give_up "please run as root first: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing Debian packages: ${missing[*]}"
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends)
  "${install[@]}" "${missing[@]}" >/dev/null 2>&1 </dev/null && return
  # The lists may be old or missing: ask again with new ones, and show what happens.
  "${as_root[@]}" apt-get update -q >/dev/null || true
  "${install[@]}" "${missing[@]}" </dev/null || give_up "could not install: ${missing[*]}"
}

# require_python_environment: sets `python` to the interpreter of a virtual environment with Tests/requirements.txt.
require_python_environment() {
  local wanted="$repository/Tests/requirements.txt" environment="$repository/.venv"
  require_packages python3 python3-venv
  python="$environment/bin/python"
  if ! cmp -s "$wanted" "$environment/requirements.txt"; then
    say "Setting up Python packages in .venv"
    rm -rf "$environment"
    /usr/bin/python3 -m venv "$environment"
    "$python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted" \
      || give_up "could not install the Python packages of Tests/requirements.txt"
    cp "$wanted" "$environment/requirements.txt"
  fi
}

elapsed() { printf '%d:%02d' $((($1) / 60)) $((($1) % 60)); }

# build ARGUMENT…: `swift build` with those arguments, its progress on one line, its output in a log shown on failure.
build() {
  local log="$repository/.build/provisioning.log" started=$SECONDS said=$SECONDS step process status
  mkdir -p "$repository/.build"
  set -m # a process group of its own, so that leaving early ends the compilers too
  swift build --package-path "$repository" "$@" >"$log" 2>&1 </dev/null &
  process=$!
  set +m
  trap 'kill -TERM -- -'"$process"' 2>/dev/null; echo; exit 130' INT TERM HUP
  while kill -0 "$process" 2>/dev/null; do
    sleep 1
    step=$(tail -c 4096 "$log" | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1) || step="preparing"
    if [[ -t 1 ]]; then
      printf '\r\033[K  building  %s  %s' "$(elapsed $((SECONDS - started)))" "$step"
    elif ((SECONDS - said >= 30)); then
      said=$SECONDS
      say "  building  $(elapsed $((SECONDS - started)))  $step"
    fi
  done
  trap - INT TERM HUP
  status=0
  wait "$process" || status=$?
  [[ -t 1 ]] && printf '\r\033[K'
  if ((status)); then
    grep -E -A 4 ': error: |^error: ' "$log" | head -n 60 >&2 || true
    tail -n 20 "$log" >&2
    give_up "the build failed; all of its output is in $log"
  fi
  say "  built in $(elapsed $((SECONDS - started)))"
}
