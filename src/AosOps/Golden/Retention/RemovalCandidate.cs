using AosOps.Golden.Storage;
using AosOps.IO;

namespace AosOps.Golden.Retention;

/// <summary>A golden file that may be removed as long as it is the version that was looked at.</summary>
/// <param name="Folder">The folder in which it lies, held open.</param>
/// <param name="File">The file.</param>
/// <param name="Version">What it was.</param>
/// <param name="SignatureVersion">What its signature was; null without one.</param>
internal sealed record RemovalCandidate(DirectoryHandle Folder, GoldenFile File, FileStatus Version, FileStatus? SignatureVersion)
{
    /// <summary>Looks at a file that was listed.</summary>
    /// <returns>Null where it is not, or no longer, what was listed.</returns>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static RemovalCandidate? Look(DirectoryHandle folder, GoldenFile file)
    {
        if (folder.Look(file.Name) is not { IsFile: true } version || version.Size != file.Size || version.LastWriteTime != file.LastWriteTime)
            return null;
        if (file.Kind == GoldenFileKind.Signature)
            return folder.Look(GoldenFileName.OfSigned(file.Name)) is null ? new RemovalCandidate(folder, file, version, null) : null;
        var signature = folder.Look(SignatureName(file));
        var state = signature is { IsFile: true } ? GoldenSignatureState.Signed : GoldenSignatureState.Unsigned;
        return new RemovalCandidate(folder, file with { SignatureState = state }, version, state == GoldenSignatureState.Signed ? signature : null);
    }

    /// <summary>Removes the file, and then its signature, if both are what they were.</summary>
    /// <remarks>
    /// In this order: killed between the two, it leaves a signature without its golden file, which is listed as such and
    /// removed the next time. The other way round it would leave a golden file that nothing vouches for.
    /// </remarks>
    /// <returns>False where something has changed; nothing is removed then.</returns>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public bool TryRemove()
    {
        if (Look(Folder, File) is not { } now || !now.Version.IsSameVersion(Version) || !IsSame(now.SignatureVersion, SignatureVersion))
            return false;
        Folder.Remove(File.Name);
        if (SignatureVersion is not null)
            Folder.Remove(SignatureName(File));
        return true;
    }

    /// <summary>Removes a file that has no signature, if it is what it was. Whether it has got one since is not looked at.</summary>
    /// <returns>False where it has changed; it is not removed then.</returns>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public bool TryRemoveUnsigned()
    {
        if (Folder.Look(File.Name) is not { } now || !now.IsSameVersion(Version))
            return false;
        Folder.Remove(File.Name);
        return true;
    }

    private static bool IsSame(FileStatus? left, FileStatus? right) =>
        left is { } one && right is { } other ? one.IsSameVersion(other) : left is null && right is null;

    private static string SignatureName(GoldenFile file) => file.Name + GoldenFile.SignatureExtension;
}
