"""The summary of a run as a Python script makes it: json, glob, stat."""
import glob
import json
import os
import sys

run = sys.argv[1]
cycles, workflows, replays, mismatches, details = [], 0, 0, 0, []
for path in sorted(glob.glob(os.path.join(run, "reports", "cycle_*.json"))):
    number = int(os.path.basename(path)[len("cycle_"):-len(".json")])
    try:
        with open(path) as file:
            report = json.load(file)
    except ValueError as error:
        cycles.append({"cycle": number, "error": str(error)})
        continue
    primary, shadow = report["primary"], report["shadow"]
    workflows += primary["total"]
    replays += shadow["total_replays"]
    mismatches += shadow["mismatches"]
    details += report["mismatch_details"][:5]
    cycles.append({"cycle": number, "workflows": primary["total"], "replays": shadow["total_replays"],
                   "mismatches": shadow["mismatches"], "passed": report["passed"]})
golden = glob.glob(os.path.join(run, "golden", "*.golden.json"))
size = sum(os.stat(path).st_size for path in golden)
print(json.dumps({"cycles": len(cycles), "total_workflows": workflows, "total_replays": replays,
                  "total_mismatches": mismatches, "mismatch_details": details, "cycle_summaries": cycles,
                  "golden_file_count": len(golden), "golden_dir_size_bytes": size,
                  "verdict": "PASS" if mismatches == 0 else "FAIL"}))
