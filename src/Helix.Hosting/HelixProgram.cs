using System.Net.Sockets;
using Helix.Hosting.Settings;
using Microsoft.AspNetCore.Connections;

namespace Helix.Hosting;

/// <summary>The outermost part of a service: reads settings, runs, and turns what prevents the start into a message and an exit code.</summary>
public static class HelixProgram
{
    /// <summary>Runs a service.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="identity">Which service it is.</param>
    /// <param name="prepare">Asks for all settings and gives what is to be run with them.</param>
    /// <returns>What the run gives; 2 where a setting is wrong (<c>--help</c> is 0), 1 where the address cannot be listened on.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ServiceIdentity identity, Func<ServiceSettings, Func<Task<int>>> prepare)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(prepare);
        try
        {
            var settings = new ServiceSettings(arguments, Environment.GetEnvironmentVariable);
            if (arguments.Contains("--help"))
                return Explain(identity, prepare);
            var run = prepare(settings);
            settings.RejectUnknown();
            return await run();
        }
        catch (SettingException failure)
        {
            await Console.Error.WriteLineAsync($"{identity.Name}: {failure.Message}");
            return 2;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{identity.Name}: {failure.Message} Another process holds the port: ss -tlnp shows which.");
            return 1;
        }
        catch (SocketException failure)
        {
            await Console.Error.WriteLineAsync($"{identity.Name}: the address cannot be listened on: {failure.Message}.");
            return 1;
        }
    }

    // The settings of the machine may be what is wrong, so they are not looked at.
    private static int Explain(ServiceIdentity identity, Func<ServiceSettings, Func<Task<int>>> prepare)
    {
        var defaults = new ServiceSettings([], static _ => null);
        prepare(defaults);
        Console.Out.Write(defaults.Usage(identity));
        return 0;
    }
}
