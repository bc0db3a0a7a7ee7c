using Helix.Hosting;
using Helix.ShadowMetrics;
using Helix.ShadowMetrics.Auditing;

return await HelixProgram.RunAsync(args, ShadowMetricsApplication.Identity, settings =>
{
    var options = ShadowMetricsOptions.Read(settings);
    if (settings.Flag("--verify-audit", "Says whether the audit trail is sound, and ends: 0 sound, 1 not, 2 not readable."))
        return () => AuditCommand.RunAsync(options.AuditFile, Console.Out);
    var hosting = HostingOptions.Read(settings, ShadowMetricsApplication.Identity);
    return async () =>
    {
        await using var application = ShadowMetricsApplication.Create(hosting, options);
        await application.RunAsync();
        return 0;
    };
});
