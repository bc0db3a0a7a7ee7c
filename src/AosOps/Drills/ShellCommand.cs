using System.Data.Common;
using AosOps.Configuration;

namespace AosOps.Drills;

/// <summary>
/// The command lines with which an operator asks a server by hand: with the addresses that are configured,
/// and without the passwords.
/// </summary>
internal static class ShellCommand
{
    private const string CountCheckpoints = "SELECT count(*) FROM workflow_checkpoints";

    /// <summary>Gets a document.</summary>
    public static string Get(Uri service, string path) =>
        $"curl {service.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped).TrimEnd('/')}/{path}";

    /// <summary>Pings Redis.</summary>
    public static string Ping(AosConfiguration configuration)
    {
        var address = configuration.RedisEndpoint;
        return $"redis-cli -u redis://{address[(address.LastIndexOfAny(['@', '/']) + 1)..]} ping";
    }

    /// <summary>Counts the checkpoints.</summary>
    public static string Count(AosConfiguration configuration) =>
        $"psql{Option("-h", "Host", configuration)}{Option("-p", "Port", configuration)}{Option("-U", "Username", configuration)}{Option("-d", "Database", configuration)} -c '{CountCheckpoints}'";

    private static string Option(string option, string keyword, AosConfiguration configuration)
    {
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = configuration.DatabaseConnectionString };
            return settings.TryGetValue(keyword, out var value) ? $" {option} {value}" : "";
        }
        catch (ArgumentException)
        {
            // The step itself says that the connection string is not valid.
            return "";
        }
    }
}
