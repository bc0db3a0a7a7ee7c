using System.Management.Automation;
using AosOps.Golden.Storage;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Forecasts what a shadow run will store, and when its disk will be full.</summary>
/// <remarks>
/// <para>Gives a row for six, twelve and twenty-four hours after the beginning of the run, and for each of -Hours: the
/// cycles, golden files and bytes on disk until then. They are extrapolated from what the run has done so far: cycles and
/// workflows from its log, the room of a file from its golden folder. Two more rows say when the file system of the run
/// is 90 % and 95 % full if nothing else changes on it; their time is empty where that takes more than a hundred years.</para>
/// <para>A run with fewer than three cycles is too young to be measured, and an error says so. Of a run that has ended a
/// warning says that the forecast is of one like it.</para>
/// </remarks>
/// <example>
///   <code>Get-GoldenForecast</code>
///   <para>Forecasts the newest run.</para>
/// </example>
/// <example>
///   <code>Get-GoldenForecast -Hours 48, 168 | Where-Object Mark -like 'T+*'</code>
///   <para>Forecasts two days and a week as well, without the rows of the disk.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "GoldenForecast", DefaultParameterSetName = "Path")]
[OutputType(typeof(GoldenForecast))]
public sealed class GetGoldenForecastCommand : ShadowRunCommand
{
    private readonly GoldenForecaster forecaster = new(new ShadowSnapshotReader(), TimeProvider.System);

    /// <summary>The hours after the beginning of the run to forecast besides 6, 12 and 24; fractions count.</summary>
    [Parameter]
    [ValidateRange(0d, 1_000_000d)]
    [ValidateNotNullOrEmpty]
    public double[] Hours { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) => Stream(run, (observer, token) => forecaster.ForecastAsync(run, Hours, observer, token));
}
