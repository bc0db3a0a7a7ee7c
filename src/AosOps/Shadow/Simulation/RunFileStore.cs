using System.Buffers;
using System.Security.Cryptography;
using AosOps.Golden;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Writes the files of a cycle. Each is written to the workers' own folder, on disk, and renamed to its place: in
/// <c>golden/</c> and <c>reports/</c> a file is complete or absent, whenever the process is killed. Safe for several threads.
/// </summary>
internal sealed class RunFileStore(ShadowRunFolders folders, bool flushesToDisk)
{
    /// <summary>Writes a golden file.</summary>
    /// <returns>The SHA-256 of its bytes.</returns>
    /// <exception cref="AosException">It cannot be written.</exception>
    public string WriteGolden(ShadowGoldenFile file)
    {
        var content = new ArrayBufferWriter<byte>(1024);
        ShadowGoldenFileWriter.Write(file, content);
        Write(folders.GoldenFile(file.RunId), content.WrittenSpan);
        return Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));
    }

    /// <summary>Writes the report of a cycle, with everything before it.</summary>
    /// <param name="report">The report; its path says where.</param>
    /// <param name="crash">Why the cycle crashed, or null.</param>
    /// <exception cref="AosException">It cannot be written.</exception>
    public void WriteReport(CycleReport report, string? crash)
    {
        var content = new ArrayBufferWriter<byte>(4096);
        CycleReportWriter.Write(report, crash, content);
        Flush(folders.Golden);
        Write(report.Path, content.WrittenSpan);
        Flush(folders.Reports);
    }

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = Path.Combine(folders.Primary, Path.GetFileName(path));
        try
        {
            using (var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                RandomAccess.Write(handle, content, 0);
                if (flushesToDisk)
                    DurableFile.Flush(handle);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    /// <summary>Removes half a file: on a full disk it would keep the next one from being written.</summary>
    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // What kept it from being written is reported.
        }
    }

    private void Flush(string directory)
    {
        if (!flushesToDisk)
            return;
        try
        {
            DurableDirectory.Flush(directory);
        }
        catch (IOException cause)
        {
            throw AosException.FromFile(directory, cause, writing: true);
        }
    }
}
