using System.Diagnostics.CodeAnalysis;

namespace AosOps.Configuration;

/// <summary>
/// Where AOS keeps its files and where its services listen. Each value comes from, in this order, its environment
/// variable, the settings file and the default; a cmdlet's parameter overrides all three.
/// The defaults are those of the systems that the operations documents describe.
/// </summary>
public sealed record AosConfiguration
{
    /// <summary>The environment variable that names the settings file (JSON, one object, the property names below).</summary>
    public const string FileVariable = "AOSOPS_CONFIG";

    /// <summary>Logs of runs and monitors, the emergency-stop flag. Variable <c>AOS_STATE_DIRECTORY</c>, default <c>/var/lib/aos</c>.</summary>
    public string StateDirectory { get; init; } = "/var/lib/aos";

    /// <summary>The directory in which run directories (<c>shadow_simulation_*</c>) lie. Variable <c>AOS_RUN_ROOT</c>, default <c>/tmp</c>.</summary>
    public string RunRoot { get; init; } = "/tmp";

    /// <summary>The emergency-stop flag. Variable <c>AOS_EMERGENCY_STOP_FILE</c>, default <c>.workflow_emergency_stop</c> in <see cref="StateDirectory"/>.</summary>
    public string EmergencyStopPath
    {
        get => field ?? Path.Combine(StateDirectory, ".workflow_emergency_stop");
        init;
    }

    /// <summary>Where archives of golden files are kept. Variable <c>ARCHIVE_DIR</c>, default <c>/root/archive/golden</c>.</summary>
    public string ArchiveDirectory { get; init; } = "/root/archive/golden";

    /// <summary>The age in days from which golden files are archived or removed. Variable <c>RETENTION_DAYS</c>, default 7; 0 means all.</summary>
    public double RetentionDays { get; init; } = 7;

    /// <summary>The directory of the workflow engine's golden files: <c>golden</c> in <see cref="StateDirectory"/>.</summary>
    public string EngineGoldenDirectory => Path.Combine(StateDirectory, "golden");

    /// <summary>The log of what was archived, restored, removed and signed: <c>golden_retention.log</c> in <see cref="StateDirectory"/>.</summary>
    public string RetentionLogPath => Path.Combine(StateDirectory, "golden_retention.log");

    /// <summary>
    /// The S3-compatible store to which archives are copied. Variable <c>AOS_S3_ENDPOINT</c>, default none: then it is what
    /// the AWS settings of the user and the machine say.
    /// </summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The backend of AOS. Variable <c>AOS_BACKEND_URL</c>, default <c>http://localhost:8000</c>.</summary>
    /// <remarks>Addresses are made when they are asked for: it costs more than all else that a short command needs of its configuration.</remarks>
    [AllowNull]
    public Uri BackendUri
    {
        get => field ?? new Uri("http://localhost:8000");
        init;
    }

    /// <summary>Prometheus. Variable <c>PROMETHEUS_URL</c>, default <c>http://localhost:9090</c>.</summary>
    [AllowNull]
    public Uri PrometheusUri
    {
        get => field ?? new Uri("http://localhost:9090");
        init;
    }

    /// <summary>Redis as <c>host:port</c>. Variable <c>AOS_REDIS</c>, default <c>localhost:6379</c>.</summary>
    public string RedisEndpoint { get; init; } = "localhost:6379";

    /// <summary>
    /// PostgreSQL as a connection string. Variable <c>AOS_DATABASE</c>,
    /// default <c>Host=localhost;Port=5433;Database=nova_aos;Username=nova</c>. It may hold a password: never show it.
    /// </summary>
    public string DatabaseConnectionString { get; init; } = "Host=localhost;Port=5433;Database=nova_aos;Username=nova";

    /// <summary>
    /// Where the alerts of shadow runs are posted to. Variable <c>SHADOW_HOOK</c>, default none. Its path may be a secret:
    /// never show it.
    /// </summary>
    public Uri? AlertWebhook { get; init; }

    /// <summary>Helix Shadow Metrics. Variable <c>HELIX_METRICS_URL</c>, default <c>http://127.0.0.1:9010</c>.</summary>
    [AllowNull]
    public Uri HelixMetricsUri
    {
        get => field ?? new Uri("http://127.0.0.1:9010");
        init;
    }

    /// <summary>Helix Dissonance Research. Variable <c>HELIX_DISSONANCE_URL</c>, default <c>http://127.0.0.1:9011</c>.</summary>
    [AllowNull]
    public Uri HelixDissonanceUri
    {
        get => field ?? new Uri("http://127.0.0.1:9011");
        init;
    }

    /// <summary>Hides <see cref="DatabaseConnectionString"/> and <see cref="AlertWebhook"/> from everything that prints a record.</summary>
    /// <returns>The directories.</returns>
    public override string ToString() => $"{nameof(AosConfiguration)} {{ {StateDirectory}, {RunRoot} }}";
}
