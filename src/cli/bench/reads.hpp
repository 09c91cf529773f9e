#pragma once
/// What screens read, timed server side: the service's answer and its JSON text, without the network.
#include "cli/bench/report.hpp"
#include "cli/installation.hpp"

namespace ts::cli::bench {

void bench_reads(Installation& in, CommuneId commune, Report& report);
/// The plan document of the repository, and those of TS_SHARED when they are there.
void bench_plan(Installation& in, Report& report);

}  // namespace ts::cli::bench
