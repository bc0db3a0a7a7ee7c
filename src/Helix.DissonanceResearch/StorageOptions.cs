using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Storage.Postgres;
using Helix.DissonanceResearch.Storage.Sqlite;
using Helix.Hosting.Settings;
using Npgsql;

namespace Helix.DissonanceResearch;

/// <summary>Where entries are kept.</summary>
/// <param name="File">The file of SQLite.</param>
/// <param name="Postgres">The connection string of a PostgreSQL database to use instead, or null.</param>
internal sealed record StorageOptions(string File, string? Postgres)
{
    private const string PostgresVariable = "HELIX_POSTGRES";
    private const string DefaultDirectory = "/var/lib/helix";
    private const string FileName = "dissonance.db";

    /// <summary>Reads them.</summary>
    public static StorageOptions Read(ServiceSettings settings)
    {
        // systemd names the directory of StateDirectory= so.
        var directory = settings.Text("", "STATE_DIRECTORY", DefaultDirectory, "The directory of the storage, which systemd creates.")!;
        var file = settings.Text(
            "--database", "HELIX_DATABASE", null, $"The file of the storage (SQLite) [{FileName} in STATE_DIRECTORY].") ?? Path.Combine(directory, FileName);
        var postgres = settings.Text(
            "", PostgresVariable, null, "A PostgreSQL database to use instead of the file: Host=…;Database=…;Username=…;Password=…");
        return new StorageOptions(file, postgres);
    }

    /// <summary>Creates the storage; it is not opened yet.</summary>
    /// <exception cref="SettingException">The connection string is not one.</exception>
    public ITimeStore CreateStore() => Postgres is null ? new SqliteTimeStore(File) : CreatePostgres(Postgres);

    // By itself, so that the driver is loaded only where it is used.
    private static PostgresTimeStore CreatePostgres(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(settings.Host) ? throw new SettingException($"{PostgresVariable} names no Host.") : new PostgresTimeStore(settings);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or InvalidCastException)
        {
            // The cause is not told: its message may repeat the password.
            throw new SettingException($"{PostgresVariable} is not a connection string such as Host=localhost;Database=helix;Username=helix.");
        }
    }
}
