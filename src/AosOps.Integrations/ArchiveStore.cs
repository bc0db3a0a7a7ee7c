using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using AosOps.Configuration;
using AosOps.Golden.Stores;
using AosOps.Integrations.S3;
using AosOps.Operations;

namespace AosOps.Integrations;

/// <summary>Amazon S3, or a store that speaks its protocol. Credentials are found as the AWS tools find them.</summary>
public sealed class ArchiveStore : IArchiveStore
{
    private const long RangeSize = 16 * 1024 * 1024;
    private const int ReadAttempts = 4;

    private readonly AmazonS3Client client;

    /// <summary>Creates it.</summary>
    /// <param name="configuration">Holds the address of a compatible store.</param>
    /// <exception cref="AosException">There is neither an address nor a region, or the credentials cannot be found.</exception>
    public ArchiveStore(AosConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        (client, Endpoint) = S3Client.Create(configuration.S3Endpoint);
    }

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public Task<StoredObject?> FindAsync(StoreLocation location, CancellationToken cancellationToken) =>
        CallAsync(location, async () =>
        {
            var request = new GetObjectMetadataRequest { BucketName = location.Bucket, Key = location.Key, ChecksumMode = ChecksumMode.ENABLED };
            try
            {
                var found = await client.GetObjectMetadataAsync(request, cancellationToken);
                return new StoredObject(found.ContentLength, found.ChecksumSHA256, found.ETag ?? "");
            }
            catch (AmazonS3Exception cause) when (cause.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> UploadAsync(
        StoreLocation location, ArchiveDigest archive, bool replace, IProgress<long> sent, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return CallAsync(location, async () =>
        {
            try
            {
                return await SendAsync(location, archive, replace, sent, observer, cancellationToken);
            }
            catch (AmazonS3Exception cause) when (!replace && cause.StatusCode == HttpStatusCode.NotImplemented)
            {
                // The store does not know conditional writes.
                return await SendAsync(location, archive, replace: true, sent, observer, cancellationToken);
            }
            catch (AmazonS3Exception cause) when (!replace && cause.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
            {
                return null;
            }
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReadAsync(StoreLocation location, long size, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(take);
        return CallAsync(location, async () =>
        {
            var failures = 0;
            for (long offset = 0; offset < size;)
            {
                var before = offset;
                try
                {
                    await foreach (var part in ReadRangeAsync(location, offset, Math.Min(RangeSize, size - offset), cancellationToken))
                    {
                        offset += part.Length;
                        take(part);
                    }
                }
                catch (IOException) when (++failures < ReadAttempts)
                {
                    // The SDK repeats calls, but not the reading of an answer that was cut off: it goes on from there.
                    continue;
                }

                if (offset == before)
                    throw EndpointException.Invalid(Endpoint, $"'{location}' ended after {offset} of {size} bytes.");
            }

            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<string?> SendAsync(
        StoreLocation location, ArchiveDigest archive, bool replace, IProgress<long> sent, IOperationObserver observer, CancellationToken cancellationToken) =>
        (archive.Parts.Count == 1
            ? await PutAsync(location, archive, replace, sent, cancellationToken)
            : await new UploadInParts(client, location, archive, replace, sent, observer).RunAsync(cancellationToken)) ?? "";

    private async Task<string?> PutAsync(StoreLocation location, ArchiveDigest archive, bool replace, IProgress<long> sent, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            IfNoneMatch = replace ? null : UploadInParts.AnyObject,
            BucketName = location.Bucket,
            Key = location.Key,
            FilePath = archive.Path,
            ContentType = UploadInParts.ContentType,
            UseChunkEncoding = false,
            ChecksumSHA256 = Convert.ToBase64String(archive.Parts[0]),
        };
        request.StreamTransferProgress += (_, transfer) => sent.Report(transfer.IncrementTransferred);
        return (await client.PutObjectAsync(request, cancellationToken)).ETag;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadRangeAsync(
        StoreLocation location, long offset, long length, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(S3Client.Timeout);
        var request = new GetObjectRequest { BucketName = location.Bucket, Key = location.Key, ByteRange = new ByteRange(offset, offset + length - 1) };
        using var answer = await client.GetObjectAsync(request, deadline.Token);
        var buffer = new byte[128 * 1024];
        for (int read; (read = await answer.ResponseStream.ReadAsync(buffer, deadline.Token)) > 0;)
            yield return buffer.AsMemory(0, read);
    }

    private async Task<T> CallAsync<T>(StoreLocation location, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception cause) when (cause is not AosException && !cancellationToken.IsCancellationRequested)
        {
            throw S3Failure.From(Endpoint, location, cause);
        }
    }
}
