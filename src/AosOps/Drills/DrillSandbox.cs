using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>
/// A throw-away place in which a drill may break anything: a state directory, a run root and an emergency stop
/// of its own. Only the addresses of servers are those of the machine, and these are only read from.
/// </summary>
internal sealed class DrillSandbox : IDisposable
{
    private readonly bool keep;

    private DrillSandbox(string directory, AosConfiguration configuration, bool keep)
    {
        Directory = directory;
        Configuration = configuration;
        this.keep = keep;
    }

    /// <summary>The sandbox's directory.</summary>
    public string Directory { get; }

    /// <summary>The machine's configuration with every path moved into the sandbox.</summary>
    public AosConfiguration Configuration { get; }

    /// <summary>Creates a sandbox in the directory for temporary files.</summary>
    /// <param name="configuration">The machine's configuration.</param>
    /// <param name="keep">Whether the directory stays when the drill is over.</param>
    /// <exception cref="AosException">The directory cannot be created.</exception>
    public static DrillSandbox Create(AosConfiguration configuration, bool keep)
    {
        var parent = Path.GetTempPath();
        try
        {
            var directory = System.IO.Directory.CreateTempSubdirectory("aosops-drill-").FullName;
            var state = System.IO.Directory.CreateDirectory(Path.Combine(directory, "state")).FullName;
            var runs = System.IO.Directory.CreateDirectory(Path.Combine(directory, "runs")).FullName;
            var moved = configuration with
            {
                StateDirectory = state,
                RunRoot = runs,
                EmergencyStopPath = Path.Combine(state, ".workflow_emergency_stop"),
                ArchiveDirectory = Path.Combine(directory, "archive"),
            };
            return new DrillSandbox(directory, moved, keep);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(parent, cause, writing: true);
        }
    }

    /// <summary>The shadow run that an earlier step has executed.</summary>
    /// <exception cref="AosException">None has.</exception>
    public ShadowRun NewestRun() =>
        new ShadowRunFinder(Configuration).Find() is [var newest, ..]
            ? newest
            : throw new AosException(ErrorIds.ShadowRunNotFound, FailureKind.NotFound, "There is no run to look at: the quick shadow test has made none.");

    /// <summary>The emergency stop of the sandbox. The variable of this process plays no part.</summary>
    public EmergencyStop Stop(TimeProvider time) => new(Configuration.EmergencyStopPath, _ => null, time);

    /// <summary>Deletes the directory, unless it is to be kept.</summary>
    public void Dispose()
    {
        if (!keep && System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
