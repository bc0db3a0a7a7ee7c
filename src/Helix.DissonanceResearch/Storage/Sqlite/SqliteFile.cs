using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Helix.DissonanceResearch.Storage.Sqlite;

/// <summary>What SQLite knows of the file of a connection.</summary>
internal static partial class SqliteFile
{
    private const int HasMovedControl = 20;

    /// <summary>
    /// Whether the file was removed, renamed or replaced since it was opened. SQLite goes on writing to the old one, whose
    /// content nobody will find again.
    /// </summary>
    public static bool HasMoved(SqliteConnection connection) =>
        Control(connection.Handle!.DangerousGetHandle(), "main", HasMovedControl, out var moved) == 0 && moved != 0;

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int Control(nint database, string name, int operation, out int result);
}
