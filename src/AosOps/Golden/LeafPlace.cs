namespace AosOps.Golden;

/// <summary>Where a leaf stands in a record of a known format.</summary>
/// <param name="Record">The record.</param>
/// <param name="Field">The key at the top of the record, or null.</param>
/// <param name="SubField">The key below it, or null where there is none or an index.</param>
/// <param name="Index">The index below the top key, or -1.</param>
/// <param name="Key">The last key of the path, or null.</param>
internal readonly record struct LeafPlace(RecordPlace Record, string? Field, string? SubField, int Index, string? Key);
