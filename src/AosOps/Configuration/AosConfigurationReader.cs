using System.Globalization;
using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Configuration;

/// <summary>Reads an <see cref="AosConfiguration"/> from the environment and the settings file.</summary>
public static class AosConfigurationReader
{
    /// <summary>The settings file that is read where <see cref="AosConfiguration.FileVariable"/> names none. It need not exist.</summary>
    public const string DefaultFile = "/etc/aosops/config.json";

    // Addresses have a library of their own, which a command that needs none is spared.
    private static readonly (string Variable, string Setting)[] Addresses =
    [
        ("AOS_BACKEND_URL", nameof(AosConfiguration.BackendUri)),
        ("PROMETHEUS_URL", nameof(AosConfiguration.PrometheusUri)),
        ("SHADOW_HOOK", nameof(AosConfiguration.AlertWebhook)),
        ("HELIX_METRICS_URL", nameof(AosConfiguration.HelixMetricsUri)),
        ("HELIX_DISSONANCE_URL", nameof(AosConfiguration.HelixDissonanceUri)),
        ("AOS_S3_ENDPOINT", nameof(AosConfiguration.S3Endpoint)),
    ];

    // A name that is misspelt would otherwise leave the default in force without a word.
    private static string[] Settings =>
    [
        nameof(AosConfiguration.StateDirectory),
        nameof(AosConfiguration.RunRoot),
        nameof(AosConfiguration.EmergencyStopPath),
        nameof(AosConfiguration.ArchiveDirectory),
        nameof(AosConfiguration.RetentionDays),
        nameof(AosConfiguration.RedisEndpoint),
        nameof(AosConfiguration.DatabaseConnectionString),
        .. Array.ConvertAll(Addresses, static address => address.Setting),
    ];

    /// <summary>Reads the configuration in force.</summary>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="AosException">The settings file, or a value, is not valid.</exception>
    public static AosConfiguration Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var named = variable(AosConfiguration.FileVariable);
        var file = named ?? DefaultFile;
        var settings = named is not null || File.Exists(file) ? ReadFile(file) : [];
        var defaults = new AosConfiguration();

        var source = new Source(variable, settings, file);
        var configuration = defaults with
        {
            StateDirectory = source.Text("AOS_STATE_DIRECTORY", nameof(AosConfiguration.StateDirectory)) ?? defaults.StateDirectory,
            RunRoot = source.Text("AOS_RUN_ROOT", nameof(AosConfiguration.RunRoot)) ?? defaults.RunRoot,
            ArchiveDirectory = source.Text("ARCHIVE_DIR", nameof(AosConfiguration.ArchiveDirectory)) ?? defaults.ArchiveDirectory,
            RetentionDays = source.Days("RETENTION_DAYS", nameof(AosConfiguration.RetentionDays)) ?? defaults.RetentionDays,
            RedisEndpoint = source.Text("AOS_REDIS", nameof(AosConfiguration.RedisEndpoint)) ?? defaults.RedisEndpoint,
            DatabaseConnectionString = source.Text("AOS_DATABASE", nameof(AosConfiguration.DatabaseConnectionString)) ?? defaults.DatabaseConnectionString,
        };
        if (source.Text("AOS_EMERGENCY_STOP_FILE", nameof(AosConfiguration.EmergencyStopPath)) is { } flag)
            configuration = configuration with { EmergencyStopPath = flag };
        return source.NamesAny(Addresses) ? WithAddresses(configuration, source) : configuration;
    }

    private static AosConfiguration WithAddresses(AosConfiguration configuration, Source source) => configuration with
    {
        BackendUri = source.Address(Addresses[0]),
        PrometheusUri = source.Address(Addresses[1]),
        AlertWebhook = source.Address(Addresses[2]),
        HelixMetricsUri = source.Address(Addresses[3]),
        HelixDissonanceUri = source.Address(Addresses[4]),
        S3Endpoint = source.Address(Addresses[5]),
    };

    private static Dictionary<string, string> ReadFile(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var property in document.RootElement.EnumerateObject())
                settings.Add(property.Name, ReadSetting(file, property));
            return settings;
        }
        catch (JsonException cause)
        {
            throw Invalid(file, "it is not JSON.", cause, cause.LineNumber + 1);
        }
        catch (Exception cause) when (cause is InvalidOperationException or ArgumentException)
        {
            throw Invalid(file, cause.Message, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(file, cause);
        }
    }

    private static string ReadSetting(string file, JsonProperty property) => property.Value.ValueKind switch
    {
        _ when !Settings.Contains(property.Name, StringComparer.OrdinalIgnoreCase) =>
            throw Invalid(file, $"there is no setting '{property.Name}'; the settings are {string.Join(", ", Settings)}."),
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Number when property.Name.Equals(nameof(AosConfiguration.RetentionDays), StringComparison.OrdinalIgnoreCase) => property.Value.GetRawText(),
        _ => throw Invalid(file, $"'{property.Name}' is not a text."),
    };

    private static AosException Invalid(string file, string why, Exception? cause = null, long? line = null) =>
        new(ErrorIds.ConfigurationInvalid, FailureKind.InvalidData, $"The settings file cannot be used: {why}", cause)
        {
            FilePath = file,
            Line = line,
            Remedy = $"Correct the file, or point {AosConfiguration.FileVariable} at another.",
        };

    private sealed class Source(Func<string, string?> variable, Dictionary<string, string> settings, string file)
    {
        public string? Text(string variableName, string settingName) =>
            variable(variableName) is { Length: > 0 } value ? value : settings.GetValueOrDefault(settingName);

        public bool NamesAny((string Variable, string Setting)[] settings)
        {
            foreach (var (variableName, settingName) in settings)
            {
                if (Text(variableName, settingName) is not null)
                    return true;
            }

            return false;
        }

        public Uri? Address((string Variable, string Setting) setting)
        {
            var (variableName, settingName) = setting;
            var text = Text(variableName, settingName);
            if (text is null)
                return null;
            // What it says instead is not repeated: an address may be a secret, or hold one.
            return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
                ? address
                : throw Refused($"{settingName} is not an http address.", variableName, settingName, "an address such as http://localhost:9090");
        }

        public double? Days(string variableName, string settingName)
        {
            var text = Text(variableName, settingName);
            if (text is null)
                return null;
            return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && double.IsFinite(days)
                ? days
                : throw Refused($"'{text}' is not a number of days.", variableName, settingName, "a number of days such as 7; 0 means all");
        }

        private AosException Refused(string why, string variableName, string settingName, string example) =>
            new(ErrorIds.ConfigurationInvalid, FailureKind.InvalidData, why)
            {
                FilePath = variable(variableName) is { Length: > 0 } ? null : file,
                Remedy = $"Set {variableName}, or {settingName} in the settings file, to {example}.",
            };
    }
}
