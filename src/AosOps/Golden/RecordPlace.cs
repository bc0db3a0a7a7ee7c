namespace AosOps.Golden;

/// <summary>Where a record stands in two files.</summary>
/// <param name="Number">Its number, from 0; 0 too where the files are one value each.</param>
/// <param name="OffsetA">Where it begins in the reference, in bytes; negative where the reference has none.</param>
/// <param name="OffsetB">Where it begins in the other file, likewise.</param>
internal sealed record RecordPlace(long Number, long OffsetA, long OffsetB);
