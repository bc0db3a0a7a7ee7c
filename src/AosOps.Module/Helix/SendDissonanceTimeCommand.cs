using System.Management.Automation;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>Sends time entries to Helix Dissonance Research.</summary>
/// <remarks>
/// <para>Each entry is checked first by the service's own rules: a time of ISO 8601, an IANA time zone that does not
/// contradict its offset, a source and a text for people. What breaks them, or is refused by the service, is an error that
/// names each field, and the others go on. Objects from the pipeline have the properties IsoTimestamp, TimeZone, Source and
/// Human, or iso_timestamp, timezone, source and human, as in JSON or CSV.</para>
/// <para>Entries are sent in batches of -BatchSize, -ThrottleLimit at once; the entries as they are stored come out in
/// the order in which they went in. With -BatchSize 1 each is sent as it comes.</para>
/// <para>What did not reach the service, or came when it had no time, is sent again up to -RetryCount times. Each entry has
/// one Idempotency-Key for all its attempts, so that the service stores it once. Services of the first generation do not
/// know such keys: there, an entry whose answer did not come is not sent again, because it may be stored; the error
/// DissonanceTimeOutcomeUnknown says so. -Force sends it again all the same, and may store it twice.</para>
/// </remarks>
/// <example>
///   <code>Send-DissonanceTime -IsoTimestamp 2025-11-11T20:20:00Z -TimeZone UTC -Source test -Human experiment_name</code>
///   <para>Sends one entry.</para>
/// </example>
/// <example>
///   <code>Get-Content entries.json -Raw | ConvertFrom-Json | Send-DissonanceTime -ThrottleLimit 16 | Export-Csv stored.csv</code>
///   <para>Sends many, sixteen at once, and keeps a list of what was stored.</para>
/// </example>
/// <example>
///   <code>Get-DissonanceTime -From 2025-11-01 | Send-DissonanceTime -DissonanceUri http://node7:9011 -TokenPath /etc/helix/token</code>
///   <para>Copies entries to another service.</para>
/// </example>
[Cmdlet(VerbsCommunications.Send, "DissonanceTime", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DissonanceEntry))]
public sealed class SendDissonanceTimeCommand : HelixCommand
{
    private readonly List<DissonanceTime> batch = [];
    private DissonanceTimeSender? sender;

    /// <summary>The time: ISO 8601, such as 2025-11-11T20:20:00Z, or a date.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("iso_timestamp")]
    public IsoTimestamp IsoTimestamp { get; set; } = new("");

    /// <summary>The IANA name of the time zone, for example UTC or Europe/Berlin.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string TimeZone { get; set; } = "";

    /// <summary>Where the entry comes from.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Source { get; set; } = "";

    /// <summary>What the entry is, for people.</summary>
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Human { get; set; } = "";

    /// <summary>How many entries are collected before they are sent. The default is 100.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>How many entries are under way at once. The default is 8.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>How often an entry is sent again. The default is 3.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int RetryCount { get; set; } = 3;

    /// <summary>Sends again too where it is not known whether an entry is stored, and the service may store it twice.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var entry = new DissonanceTime(IsoTimestamp.In(TimeZone), TimeZone, Source, Human);
        if (DissonanceTimeRules.Check(entry) is { Count: > 0 } faults)
        {
            WriteFailure(Refused(faults), entry);
            return;
        }

        if (!ShouldProcess(Services.Research.Endpoint.AbsoluteUri, $"Send the entry of {entry.IsoTimestamp} ('{entry.Human}')"))
            return;
        batch.Add(entry);
        if (batch.Count >= BatchSize)
            SendBatch();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => SendBatch();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            sender?.Dispose();
        base.Dispose(disposing);
    }

    private void SendBatch()
    {
        if (batch.Count == 0)
            return;
        var research = Services.Research;
        var options = new SendOptions { Concurrency = ThrottleLimit, Retries = RetryCount, RepeatsUnknown = Force };
        sender ??= new DissonanceTimeSender(research, options, TimeProvider.System);
        DissonanceTime[] entries = [.. batch];
        batch.Clear();
        Stream(research.Endpoint, (observer, token) => sender.SendAsync(entries, observer, token));
    }

    private static AosException Refused(IReadOnlyList<string> faults) =>
        new(ErrorIds.DissonanceTimeInvalid, FailureKind.InvalidArgument, $"The entry was not sent: {string.Join(' ', faults)}")
        {
            Remedy = "Correct the fields that are named.",
        };
}
