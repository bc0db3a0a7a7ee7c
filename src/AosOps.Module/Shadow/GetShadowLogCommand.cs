using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Reads the log of a shadow run, line by line, and follows it.</summary>
/// <remarks>
/// <para>Each line has its number, time, level and message. The times in a log have no date: the date comes from the
/// log's name and rolls over at midnight, in local time.</para>
/// <para>-Tail gives the last lines of those that -Level and -Since let through. -Follow goes on with what is written
/// until Ctrl+C: with the new file when the log is rotated, from the beginning when it is truncated.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowLog -Tail 20</code>
///   <para>Shows the last 20 lines of the newest run's log.</para>
/// </example>
/// <example>
///   <code>Get-ShadowLog -Level Error, Warn -Since 2h</code>
///   <para>Shows the errors and warnings of the last two hours.</para>
/// </example>
/// <example>
///   <code>Get-ShadowLog -Tail 10 -Follow</code>
///   <para>Shows the last 10 lines and then what comes.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowLog", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowLogLine))]
public sealed class GetShadowLogCommand : ShadowRunCommand
{
    private readonly ShadowLogLineReader reader = new(TimeProvider.System);

    /// <summary>Only the last so many lines.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>Goes on with the lines that are written, until Ctrl+C.</summary>
    [Parameter]
    [Alias("Wait")]
    public SwitchParameter Follow { get; set; }

    /// <summary>Only lines of these levels. Untagged are the report at the end, tracebacks and errors of the shell.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ShadowLogLevel[]? Level { get; set; }

    /// <summary>
    /// Only lines from that time on: a date and time, a time of day, or a length of time before now as a TimeSpan or as
    /// text with its unit, for example 90s, 10m, 2h or 1d.
    /// </summary>
    [Parameter]
    public LogStart? Since { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run)
    {
        var filter = new ShadowLogFilter { Tail = Tail, Levels = Level ?? [], Since = Since?.Resolve(TimeProvider.System) };
        Stream(run, (observer, token) => Read(run, filter, observer, token));
    }

    private IAsyncEnumerable<ShadowLogLine> Read(ShadowRun run, ShadowLogFilter filter, IOperationObserver observer, CancellationToken token)
    {
        var path = run.RequireLog();
        return Follow ? reader.FollowAsync(path, filter, observer, token) : reader.ReadAsync(path, filter, token);
    }
}
