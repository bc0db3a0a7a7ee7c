using System.Globalization;
using System.Management.Automation;
using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How storage and its forecast are shown.</summary>
public static class GoldenStorageView
{
    /// <summary>The number of files of a directory, or that it is not there.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>.</param>
    /// <returns>The text.</returns>
    public static string FilesString(PSObject value) => value?.BaseObject is not GoldenDirectoryUsage usage ? ""
        : usage.Exists ? usage.Files.ToString(CultureInfo.InvariantCulture)
        : StateColor.Paint(CheckStatus.Skipped, "missing");

    /// <summary>The sum of the sizes of a directory's files.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>.</param>
    /// <returns>The text.</returns>
    public static string BytesString(PSObject value) =>
        value?.BaseObject is GoldenDirectoryUsage { Exists: true } usage ? HumanUnits.Bytes(usage.Bytes) : "";

    /// <summary>What a directory's files occupy on disk.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>.</param>
    /// <returns>The text.</returns>
    public static string DiskString(PSObject value) =>
        value?.BaseObject is GoldenDirectoryUsage { Exists: true } usage ? HumanUnits.Bytes(usage.AllocatedBytes) : "";

    /// <summary>When the oldest file of a directory was written.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>.</param>
    /// <returns>The text.</returns>
    public static string OldestString(PSObject value) => value?.BaseObject is GoldenDirectoryUsage { Oldest: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>When the newest file of a directory was written.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>.</param>
    /// <returns>The text.</returns>
    public static string NewestString(PSObject value) => value?.BaseObject is GoldenDirectoryUsage { Newest: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>What is added in an hour.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>, a <see cref="FileSystemUsage"/> or a <see cref="GoldenForecast"/>.</param>
    /// <returns>The text.</returns>
    public static string GrowthString(PSObject value) => value?.BaseObject switch
    {
        GoldenDirectoryUsage { Exists: true } usage => usage.GrowthPerHour is { } growth ? Hourly(growth) : "too young",
        FileSystemUsage usage => Hourly(usage.GrowthPerHour),
        GoldenForecast forecast => Hourly(forecast.BytesPerHour),
        _ => "",
    };

    /// <summary>Where the file system of a directory is mounted.</summary>
    /// <param name="value">A <see cref="GoldenDirectoryUsage"/>.</param>
    /// <returns>The text.</returns>
    public static string MountString(PSObject value) => FileSystemOf(value)?.MountPoint ?? "";

    /// <summary>The size of a file system.</summary>
    /// <param name="value">A <see cref="FileSystemUsage"/>, or a <see cref="GoldenDirectoryUsage"/> on it.</param>
    /// <returns>The text.</returns>
    public static string TotalString(PSObject value) => FileSystemOf(value) is { } usage ? HumanUnits.Bytes(usage.TotalBytes) : "";

    /// <summary>What is free on a file system.</summary>
    /// <param name="value">A <see cref="FileSystemUsage"/>, or a <see cref="GoldenDirectoryUsage"/> on it.</param>
    /// <returns>The text.</returns>
    public static string FreeString(PSObject value) => FileSystemOf(value) is { } usage ? HumanUnits.Bytes(usage.AvailableBytes) : "";

    /// <summary>How full a file system is, coloured.</summary>
    /// <param name="value">A <see cref="FileSystemUsage"/>, a <see cref="GoldenDirectoryUsage"/> on it, or a <see cref="GoldenForecast"/>.</param>
    /// <returns>The text.</returns>
    public static string UsedString(PSObject value) =>
        (FileSystemOf(value)?.UsedPercent ?? (value?.BaseObject as GoldenForecast)?.DiskUsedPercent) is { } percent ? Percent(percent) : "";

    /// <summary>When a file system is full.</summary>
    /// <param name="value">A <see cref="FileSystemUsage"/>, or a <see cref="GoldenDirectoryUsage"/> on it.</param>
    /// <returns>The text.</returns>
    public static string FullString(PSObject value) => FileSystemOf(value) is not { } usage ? ""
        : usage.FullAt is { } time ? HumanUnits.Time(time)
        : "never";

    /// <summary>When a row of a forecast is.</summary>
    /// <param name="value">A <see cref="GoldenForecast"/>.</param>
    /// <returns>The text.</returns>
    public static string AtString(PSObject value) => value?.BaseObject is not GoldenForecast forecast ? ""
        : forecast.At is { } time ? HumanUnits.Time(time)
        : "never";

    /// <summary>How long after the beginning of the run a row of a forecast is.</summary>
    /// <param name="value">A <see cref="GoldenForecast"/>.</param>
    /// <returns>The text.</returns>
    public static string ElapsedString(PSObject value) => value?.BaseObject is GoldenForecast { Elapsed: { } elapsed } ? HumanUnits.Duration(elapsed) : "";

    /// <summary>How many cycles an hour a forecast is made with.</summary>
    /// <param name="value">A <see cref="GoldenForecast"/>.</param>
    /// <returns>The text.</returns>
    public static string RateString(PSObject value) =>
        value?.BaseObject is GoldenForecast forecast ? forecast.CyclesPerHour.ToString("0.#", CultureInfo.InvariantCulture) : "";

    /// <summary>What a forecast says will be on disk.</summary>
    /// <param name="value">A <see cref="GoldenForecast"/>.</param>
    /// <returns>The text.</returns>
    public static string SizeString(PSObject value) => value?.BaseObject is GoldenForecast { Bytes: { } bytes } ? HumanUnits.Bytes(bytes) : "";

    private static FileSystemUsage? FileSystemOf(PSObject value) => value?.BaseObject as FileSystemUsage ?? (value?.BaseObject as GoldenDirectoryUsage)?.FileSystem;

    private static string Hourly(double growth) => growth < 0.5 ? "0 B/h" : HumanUnits.Bytes((long)growth) + "/h";

    private static string Percent(double percent)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %");
        var status = ShadowThresholds.OfDisk(percent);
        return status == CheckStatus.Healthy ? text : StateColor.Paint(status, text);
    }
}
