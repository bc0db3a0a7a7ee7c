using System.Management.Automation;
using AosOps.Helix;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Reads the logs of the Helix services, from the journal or from files, and follows them.</summary>
/// <remarks>
/// <para>Reads the journal of the units through journalctl, which is looked for on the PATH. With -Path it reads log files:
/// plain text, or an exported journal (journalctl -o json). The level of an entry is the one that the journal has, or the
/// one that its text begins with (ERROR:, WARNING:, Traceback), whichever is graver: what a program writes to its console
/// is all of one priority.</para>
/// <para>-Tail gives the last entries of those that -Level and -Since let through. -Follow goes on with what is written
/// until Ctrl+C; of a file too that is rotated or truncated.</para>
/// <para>A user who is not in the group systemd-journal sees only his own entries; what journalctl says about that is a
/// warning.</para>
/// </remarks>
/// <example>
///   <code>Get-HelixLog -Tail 10</code>
///   <para>Shows the last 10 entries of both services.</para>
/// </example>
/// <example>
///   <code>Get-HelixLog DissonanceResearch -Level Error, Critical -Since 2h</code>
///   <para>Shows the errors of one service in the last two hours.</para>
/// </example>
/// <example>
///   <code>Get-HelixLog -Path /var/log/helix/*.log -Tail 20 -Follow</code>
///   <para>Shows the last 20 lines of a log file, and then what comes.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "HelixLog", DefaultParameterSetName = JournalSet)]
[OutputType(typeof(HelixLogEntry))]
public sealed class GetHelixLogCommand : AosCommand
{
    private const string JournalSet = "Journal";
    private const string PathSet = "Path";

    /// <summary>The services: ShadowMetrics, DissonanceResearch. The default is both.</summary>
    [Parameter(Position = 0, ParameterSetName = JournalSet)]
    [ValidateNotNullOrEmpty]
    public HelixService[] Service { get; set; } = [.. HelixUnit.Services];

    /// <summary>Log files instead of the journal. Wildcards are allowed; with -Follow there can be one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Only the last so many entries; with -Path, of each file.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>Goes on with what is written, until Ctrl+C.</summary>
    [Parameter]
    [Alias("Wait")]
    public SwitchParameter Follow { get; set; }

    /// <summary>Only entries of these levels: Debug, Information, Warning, Error, Critical.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public HelixLogLevel[]? Level { get; set; }

    /// <summary>Only entries from that time on: a date and time, a time of day, or a length of time before now, for example 90s, 10m, 2h or 1d.</summary>
    [Parameter]
    public LogStart? Since { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var filter = new HelixLogFilter { Tail = Tail, Levels = Level ?? [], Since = Since?.Resolve(TimeProvider.System), Follows = Follow };
        if (ParameterSetName == PathSet)
        {
            foreach (var path in ResolveExisting(Path))
                Stream(path, (observer, token) => new HelixLogFileReader(TimeProvider.System).ReadAsync(path, filter, observer, token));
            return;
        }

        var reader = new HelixJournalReader(Environment.GetEnvironmentVariable("PATH"), TimeProvider.System);
        Stream(null, (observer, token) => reader.ReadAsync([.. Service.Distinct().Select(HelixUnit.NameOf)], filter, observer, token));
    }
}
