using System.Text;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>Finds the originals of an archive that are still where they were, by what they hold.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="manifest">What the archive holds.</param>
internal sealed class InterruptedRemoval(DirectoryHandle folder, ArchiveManifest manifest)
{
    private readonly Dictionary<string, ArchiveMember> members = manifest.Members.ToDictionary(static member => member.Name, StringComparer.Ordinal);

    /// <summary>Finds the files that the archive holds byte for byte, with their signatures.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    public IEnumerable<RemovalCandidate> Candidates()
    {
        foreach (var name in members.Keys)
        {
            if (IsSignatureOfOneThatIsThere(name) || folder.Look(name) is not { IsFile: true } version)
                continue;
            var file = new GoldenFile
            {
                Directory = folder.Path,
                Name = name,
                Kind = GoldenFileName.Kind(Encoding.UTF8.GetBytes(name)) ?? GoldenFileKind.Shadow,
                Size = version.Size,
                LastWriteTime = version.LastWriteTime,
                Age = TimeSpan.Zero,
                SignatureState = GoldenSignatureState.Unsigned,
            };
            if (RemovalCandidate.Look(folder, file) is { } candidate && IsArchived(name) && (candidate.SignatureVersion is null || IsArchived(name + GoldenFile.SignatureExtension)))
                yield return candidate;
        }
    }

    private bool IsSignatureOfOneThatIsThere(string name) =>
        name.EndsWith(GoldenFile.SignatureExtension, StringComparison.Ordinal)
        && name[..^GoldenFile.SignatureExtension.Length] is var golden && members.ContainsKey(golden) && folder.Look(golden) is not null;

    private bool IsArchived(string name) =>
        members.TryGetValue(name, out var member) && FileDigest.Of(Path.Join(folder.Path, name)).AsSpan().SequenceEqual(member.Digest);
}
