using System.Diagnostics;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>The run directory while the run is under way: created, and claimed by the file that names the run's process.</summary>
internal sealed class ShadowRunDirectory : IDisposable
{
    private ShadowRunDirectory(ShadowRunFolders folders) => Folders = folders;

    /// <summary>The places in it.</summary>
    public ShadowRunFolders Folders { get; }

    /// <summary>Creates a run directory, and claims it for this process.</summary>
    /// <exception cref="AosException">A run is under way in it, it holds another run, or it cannot be written to.</exception>
    public static ShadowRunDirectory Claim(string path)
    {
        var folders = new ShadowRunFolders(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        RequireVacant(path);
        try
        {
            foreach (var folder in (string[])[folders.Golden, folders.Reports, folders.Primary, folders.Shadow])
                Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folders.Directory, cause, writing: true);
        }

        var self = ShadowProcessFile.Describe(Environment.ProcessId) ?? throw new UnreachableException("This process is alive.");
        if (!self.TryClaim(folders.Directory))
            throw Active(folders.Directory);
        return new ShadowRunDirectory(folders);
    }

    /// <summary>Refuses a directory in which a run is under way, or which holds one: its files are evidence.</summary>
    /// <exception cref="AosException">There is a run in it.</exception>
    public static void RequireVacant(string path)
    {
        var folders = new ShadowRunFolders(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (ShadowProcessFile.Read(folders.Directory)?.IsAlive() == true)
            throw Active(folders.Directory);
        if (HasFiles(folders.Golden) || HasFiles(folders.Reports) || File.Exists(Path.Combine(folders.Directory, ShadowProcessFile.FileName)))
            throw NotEmpty(folders.Directory);
    }

    /// <summary>Gives the directory up: no process executes the run any more.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(Path.Combine(Folders.Directory, ShadowProcessFile.FileName));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Whoever deleted the run directory deleted the file, too; one that stays is no claim once the process has ended.
        }
    }

    private static bool HasFiles(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    private static AosException Active(string directory) =>
        new(ErrorIds.ShadowRunActive, FailureKind.Conflict, $"A shadow run is under way in '{directory}'.")
        {
            FilePath = directory,
            Remedy = "Wait for it with Wait-ShadowRun, end it with Stop-ShadowRun, or name another directory.",
        };

    private static AosException NotEmpty(string directory) =>
        new(ErrorIds.ShadowDirectoryNotEmpty, FailureKind.Conflict, $"'{directory}' holds a shadow run.")
        {
            FilePath = directory,
            Remedy = "Name another directory: a run does not overwrite another's golden files and reports.",
        };
}
