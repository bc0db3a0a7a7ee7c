namespace AosOps.Shadow;

/// <summary>The section of a report about the cycles of a run.</summary>
/// <param name="Total">Cycles that began.</param>
/// <param name="Successful">Cycles whose own line says <c>0 mismatches</c>.</param>
/// <param name="Failed">Cycles with mismatches, and crashed ones.</param>
/// <param name="Crashed">Of the failed cycles, those that crashed.</param>
/// <param name="Unfinished">Cycles that began and never ended.</param>
/// <param name="Last">The number of the cycle that began last, or null.</param>
/// <param name="ProgressLines">Progress lines of the log.</param>
/// <param name="Errors">Lines tagged ERROR.</param>
/// <param name="Warnings">Lines tagged WARN.</param>
/// <param name="Tracebacks">Python tracebacks.</param>
public sealed record ShadowCycleSection(
    long Total, long Successful, long Failed, long Crashed, long Unfinished, int? Last, long ProgressLines, long Errors, long Warnings, long Tracebacks);
