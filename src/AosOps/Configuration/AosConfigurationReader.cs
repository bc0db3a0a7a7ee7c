using System.Globalization;
using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Configuration;

/// <summary>Reads an <see cref="AosConfiguration"/> from the environment and the settings file.</summary>
public static class AosConfigurationReader
{
    /// <summary>The settings file that is read where <see cref="AosConfiguration.FileVariable"/> names none. It need not exist.</summary>
    public const string DefaultFile = "/etc/aosops/config.json";

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
            BackendUri = source.Address("AOS_BACKEND_URL", nameof(AosConfiguration.BackendUri)),
            PrometheusUri = source.Address("PROMETHEUS_URL", nameof(AosConfiguration.PrometheusUri)),
            HelixMetricsUri = source.Address("HELIX_METRICS_URL", nameof(AosConfiguration.HelixMetricsUri)),
            HelixDissonanceUri = source.Address("HELIX_DISSONANCE_URL", nameof(AosConfiguration.HelixDissonanceUri)),
            RedisEndpoint = source.Text("AOS_REDIS", nameof(AosConfiguration.RedisEndpoint)) ?? defaults.RedisEndpoint,
            AlertWebhook = source.Address("SHADOW_HOOK", nameof(AosConfiguration.AlertWebhook)) ?? defaults.AlertWebhook,
            DatabaseConnectionString = source.Text("AOS_DATABASE", nameof(AosConfiguration.DatabaseConnectionString)) ?? defaults.DatabaseConnectionString,
        };
        return source.Text("AOS_EMERGENCY_STOP_FILE", nameof(AosConfiguration.EmergencyStopPath)) is { } flag
            ? configuration with { EmergencyStopPath = flag }
            : configuration;
    }

    private static Dictionary<string, string> ReadFile(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var property in document.RootElement.EnumerateObject())
                settings.Add(property.Name, property.Value.GetString() ?? throw Invalid(file, $"'{property.Name}' is null."));
            return settings;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Invalid(file, cause.Message, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(file, cause);
        }
    }

    private static AosException Invalid(string file, string why, Exception? cause = null) =>
        new(ErrorIds.ConfigurationInvalid, FailureKind.InvalidData, $"The settings file is not a JSON object of texts: {why}", cause)
        {
            FilePath = file,
            Remedy = $"Correct the file, or point {AosConfiguration.FileVariable} at another.",
        };

    private sealed class Source(Func<string, string?> variable, Dictionary<string, string> settings, string file)
    {
        public string? Text(string variableName, string settingName) =>
            variable(variableName) is { Length: > 0 } value ? value : settings.GetValueOrDefault(settingName);

        public Uri? Address(string variableName, string settingName)
        {
            var text = Text(variableName, settingName);
            if (text is null)
                return null;
            return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
                ? address
                : throw Refused($"'{text}' is not an http address.", variableName, settingName, "an address such as http://localhost:9090");
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
                FilePath = variable(variableName) is null ? file : null,
                Remedy = $"Set {variableName}, or {settingName} in the settings file, to {example}.",
            };
    }
}
