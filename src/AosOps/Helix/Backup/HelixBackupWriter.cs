using System.Globalization;
using System.Text;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Backs up how the services are configured: unit files with all their drop-ins, environment files, the seed, and the
/// database of time entries while it is being written to. Secrets are masked.
/// </summary>
/// <param name="root">The file system: that of this machine, or an image.</param>
/// <param name="databases">Copies databases; asked for only where there is one.</param>
/// <param name="clock">Gives the time.</param>
public sealed class HelixBackupWriter(RootDirectory root, Func<IDatabaseBackup> databases, TimeProvider clock)
{
    /// <summary>Where the database lies where the unit does not say otherwise.</summary>
    public const string DefaultDatabase = "/var/lib/helix/dissonance.db";

    private readonly UnitEnvironment environment = new(root);

    /// <summary>Makes a backup.</summary>
    /// <param name="directory">Where the archive is put; it gets a name of its own, <c>helix_YYYYMMDD_HHMMSS.tgz</c>.</param>
    /// <param name="database">The database, or null for that of the unit.</param>
    /// <param name="observer">Is told of what is left out, and how far it is.</param>
    /// <param name="token">Ends the backup; nothing is left behind.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="AosException">Something cannot be read, or the archive not be written.</exception>
    public async Task<HelixBackup> WriteAsync(string directory, string? database, IOperationObserver observer, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var created = clock.GetLocalNow();
        var path = FreeName(directory, created);
        var copy = Path.Combine(directory, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.db");
        var leftOut = new List<string>();
        var members = new SortedDictionary<string, BackupMember>(StringComparer.Ordinal);
        try
        {
            var units = AddConfiguration(members, leftOut);
            observer.Report(new OperationProgress("Backing up Helix", "copying the database"));
            var size = await AddDatabaseAsync(members, leftOut, database, units, copy, token);
            foreach (var reason in leftOut)
                observer.Warn(reason);
            observer.Report(new OperationProgress("Backing up Helix", "writing the archive"));
            await BackupArchive.WriteAsync(path, created, [.. members.Values], leftOut, token);
            return new HelixBackup(path, new FileInfo(path).Length, created, [.. members.Keys], members.Values.Sum(member => member.Masked), size);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private List<Unit> AddConfiguration(SortedDictionary<string, BackupMember> members, List<string> leftOut)
    {
        var units = new List<Unit>();
        foreach (var name in HelixUnit.Services.Select(HelixUnit.NameOf))
        {
            if (new UnitLoader(root).Load(name) is not { } unit)
            {
                leftOut.Add($"There is no unit file of {name}.");
                continue;
            }

            units.Add(unit);
            foreach (var file in unit.Files.Select(file => file.Path).Concat(environment.Files(unit)))
                AddFile(members, leftOut, file);
        }

        AddFile(members, leftOut, SeedCheck.PathOf(root, units.Find(unit => unit.Name == HelixUnit.NameOf(HelixService.ShadowMetrics))));
        return units;
    }

    private void AddFile(SortedDictionary<string, BackupMember> members, List<string> leftOut, string path)
    {
        if (members.ContainsKey(path[1..]))
            return;
        if (root.ReadFile(path) is not { } content)
        {
            leftOut.Add($"{path} is not there.");
            return;
        }

        // Latin-1 maps each byte to a character and back, so that all but the secrets stays as it is.
        var masked = SecretMask.Apply(Encoding.Latin1.GetString(content), out var count);
        var written = File.GetLastWriteTimeUtc(root.Resolve(path));
        members.Add(path[1..], new BackupMember(path[1..], Encoding.Latin1.GetBytes(masked), null, new DateTimeOffset(written), count));
    }

    private async Task<long?> AddDatabaseAsync(
        SortedDictionary<string, BackupMember> members, List<string> leftOut, string? named, List<Unit> units, string copy, CancellationToken token)
    {
        var unit = units.Find(candidate => candidate.Name == HelixUnit.NameOf(HelixService.DissonanceResearch));
        var path = named ?? DatabaseOf(unit);
        var source = named is null ? root.Resolve(path) : path;
        if (!File.Exists(source))
        {
            if (named is not null)
                throw NoDatabase(named);
            leftOut.Add(environment.Variable(unit, "HELIX_POSTGRES") is null ? $"There is no database {path}." : "The entries are in PostgreSQL: back them up with pg_dump.");
            return null;
        }

        await databases().CopyAsync(source, copy, token);
        var inside = path.TrimStart('/');
        members.Add(inside, new BackupMember(inside, null, copy, clock.GetUtcNow(), 0));
        return new FileInfo(copy).Length;
    }

    private string DatabaseOf(Unit? unit) =>
        unit?.ExecStart is [.., var command] && command.Option("--database") is { Length: > 0 } option ? option : environment.Variable(unit, "HELIX_DATABASE") ?? DefaultDatabase;

    private static AosException NoDatabase(string path) =>
        new(ErrorIds.PathNotFound, FailureKind.NotFound, $"'{path}' does not exist.")
        {
            FilePath = path,
            Remedy = "Name the database of Dissonance Research, or leave -DatabasePath out.",
        };

    private static string FreeName(string directory, DateTimeOffset created)
    {
        var stem = Path.Combine(directory, $"helix_{created.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture)}");
        var path = stem + ".tgz";
        for (var number = 2; File.Exists(path); number++)
            path = $"{stem}_{number}.tgz";
        return path;
    }
}
