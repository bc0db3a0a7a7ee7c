using Helix.Hosting;
using Microsoft.AspNetCore.Builder;

var identity = new ServiceIdentity("helix-shadow-metrics", Version: "1.1.0", DefaultPort: 9010);
return await HelixProgram.RunAsync(args, identity, settings =>
{
    var hosting = HostingOptions.Read(settings, identity);
    return async () =>
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddHelixHosting(hosting, identity);
        await using var application = builder.Build();
        application.UseHelixHosting();
        await application.RunAsync();
        return 0;
    };
});
