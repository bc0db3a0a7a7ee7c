using System.Management.Automation;
using System.Net;
using System.Security;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>The base of the cmdlets that ask the Helix services.</summary>
public abstract class HelixCommand : AosCommand
{
    private IHelixServices? services;

    /// <summary>The address of Shadow Metrics. By default HELIX_METRICS_URL, else that of the settings file, else http://127.0.0.1:9010.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? MetricsUri { get; set; }

    /// <summary>The address of Dissonance Research. By default HELIX_DISSONANCE_URL, else that of the settings file, else http://127.0.0.1:9011.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? DissonanceUri { get; set; }

    /// <summary>The bearer token of the services. By default that of -TokenPath, else of HELIX_TOKEN, else of the file that HELIX_TOKEN_FILE names. It is shown nowhere.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>A file that holds the bearer token.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TokenPath { get; set; }

    /// <summary>How long one answer may take: seconds, or a text such as 500ms or 30s. The default is 5 seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The clients of the services.</summary>
    protected IHelixServices Services => services ??= Connect();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            services?.Dispose();
        base.Dispose(disposing);
    }

    private IHelixServices Connect()
    {
        try
        {
            var configuration = Configuration with
            {
                HelixMetricsUri = HelixAddress.Check(MetricsUri) ?? Configuration.HelixMetricsUri,
                HelixDissonanceUri = HelixAddress.Check(DissonanceUri) ?? Configuration.HelixDissonanceUri,
            };
            return IntegrationLoader.Create<IHelixServices>(configuration, Timeout, ReadToken());
        }
        catch (AosException failure)
        {
            ThrowTerminatingError(FailureRecord.Create(failure, failure.FilePath));
            throw;
        }
    }

    private string ReadToken() => Token is not null
        ? HelixToken.Check(new NetworkCredential("", Token).Password, "-Token")
        : HelixToken.Read(TokenPath is null ? null : ResolveTarget(TokenPath), Environment.GetEnvironmentVariable);
}
