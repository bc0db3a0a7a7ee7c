using Helix.DissonanceResearch;
using Helix.Hosting;

var identity = new ServiceIdentity("helix-dissonance", Version: "1.0.0", DefaultPort: 9011);
return await HelixProgram.RunAsync(args, identity, settings =>
{
    var hosting = HostingOptions.Read(settings, identity);
    var storage = StorageOptions.Read(settings);
    return async () =>
    {
        await using var service = new DissonanceService(hosting, identity, storage.CreateStore(), new());
        await service.RunAsync();
        return 0;
    };
});
