using AosOps.Benchmarks.Measurement;

namespace AosOps.Benchmarks.Comparisons;

/// <summary>Archiving and verifying, against tar.</summary>
internal sealed class ArchiveFigures(BenchmarkTools tools, BenchmarkData data)
{
    private readonly string run = Path.GetFileName(data.Run);

    // Golden files have been on disk for long when they are archived: what copying them left to be written is not measured.
    private string Fresh => $"{Empty} && cp -a '{data.Golden}' '{data.ArchiveRoot}/runs/{run}/' && sync";

    private string Empty => $"rm -rf '{data.ArchiveRoot}' && mkdir -p '{data.ArchiveRoot}/runs/{run}' '{data.ArchiveRoot}/archive'";

    private string Archived => $"[ -e '{data.ArchiveRoot}'/archive/golden_*.tgz ] || {{ {Fresh} && {Environment(data.ArchiveRoot)} '{tools.Program}' Compress-GoldenFile -OlderThanDays 0 -QuietSeconds 0 >/dev/null; }}";

    /// <summary>All of them.</summary>
    public IEnumerable<Comparison> All()
    {
        var golden = $"{run}/golden";
        yield return new Comparison(
            $"Archiving {BenchmarkData.GoldenFiles:N0} golden files: hash, compress, flush, read back, remove",
            Ours(data.ArchiveRoot, "Compress-GoldenFile", "-OlderThanDays", "0", "-QuietSeconds", "0") with { Before = Fresh },
            Tar($"cd '{data.ArchiveRoot}/runs' && find {golden} -type f | tar czf ../archive/t.tgz -T - && find {golden} -type f | xargs rm") with { Before = Fresh },
            Quantity.WallTime,
            Bound: 0.7)
        {
            Products = ($"{data.ArchiveRoot}/archive/golden_*.tgz", $"{data.ArchiveRoot}/archive/t.tgz"),
        };
        yield return new Comparison(
            $"Verifying an archive of {BenchmarkData.GoldenFiles:N0} golden files",
            Ours(data.ArchiveRoot, "Test-GoldenArchive") with { Before = Archived },
            MeasuredCommand.Shell("tar tzf", $"tar tzf '{data.ArchiveRoot}'/archive/golden_*.tgz | cat"),
            Quantity.WallTime,
            Bound: 1);
        foreach (var (label, program, bound) in Compressors())
        {
            var root = Path.GetDirectoryName(data.LargeFilesRun)!;
            yield return new Comparison(
                "Archiving 2 GiB in files of 64 KiB",
                Ours(data.ArchiveRoot, "Compress-GoldenFile", data.LargeFilesRun, "-QuietSeconds", "0", "-KeepOriginal") with { Before = Empty },
                MeasuredCommand.Shell(label, $"cd '{root}' && tar -I {program} -cf '{data.ArchiveRoot}/archive/t.tgz' {Path.GetFileName(data.LargeFilesRun)}/golden") with { Before = Empty },
                Quantity.WallTime,
                bound)
            {
                Runs = 3,
            };
        }
    }

    private static IEnumerable<(string Label, string Program, double Bound)> Compressors()
    {
        yield return ("tar with gzip", "gzip", 1 / 1.7);
        if (File.Exists("/usr/bin/pigz"))
            yield return ("tar with pigz", "pigz", 1);
    }

    private static MeasuredCommand Tar(string script) => MeasuredCommand.Shell("find, tar czf, rm", script);

    private MeasuredCommand Ours(string root, params string[] arguments) =>
        MeasuredCommand.Shell("aosops", $"{Environment(root)} '{tools.Program}' {string.Join(' ', arguments.Select(static word => $"'{word}'"))}");

    private static string Environment(string root) => $"AOS_STATE_DIRECTORY='{root}/state' AOS_RUN_ROOT='{root}/runs' ARCHIVE_DIR='{root}/archive'";
}
