using Amazon.S3;
using Amazon.S3.Model;
using AosOps.Golden.Stores;
using AosOps.Operations;

namespace AosOps.Integrations.S3;

/// <summary>
/// Uploads an archive in parts, several at a time, each read from the file as it is sent. The object appears when the last
/// step has succeeded; when anything fails before, the parts are removed.
/// </summary>
internal sealed class UploadInParts(AmazonS3Client client, StoreLocation location, ArchiveDigest archive, bool replace, IProgress<long> sent, IOperationObserver observer)
{
    /// <summary>What archives are.</summary>
    public const string ContentType = "application/gzip";

    /// <summary>The condition under which nothing is replaced.</summary>
    public const string AnyObject = "*";

    private const int AtOnce = 4;

    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Uploads the archive.</summary>
    /// <returns>The ETag of the object.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = location.Bucket,
            Key = location.Key,
            ContentType = ContentType,
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
        };
        var upload = (await client.InitiateMultipartUploadAsync(request, cancellationToken)).UploadId;
        try
        {
            var parts = await SendAsync(upload, cancellationToken);
            var completion = new CompleteMultipartUploadRequest
            {
                BucketName = location.Bucket,
                Key = location.Key,
                UploadId = upload,
                PartETags = [.. parts],
                IfNoneMatch = replace ? null : AnyObject,
            };
            return (await client.CompleteMultipartUploadAsync(completion, cancellationToken)).ETag;
        }
        catch
        {
            await AbortAsync(upload);
            throw;
        }
    }

    private async Task<PartETag[]> SendAsync(string upload, CancellationToken cancellationToken)
    {
        var parts = new PartETag[archive.Parts.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, parts.Length, options, async (part, token) =>
        {
            var answer = await client.UploadPartAsync(Request(upload, part), token);
            parts[part] = new PartETag(part + 1, answer.ETag) { ChecksumSHA256 = answer.ChecksumSHA256 };
        });
        return parts;
    }

    private UploadPartRequest Request(string upload, int part)
    {
        var offset = part * archive.PartSize;
        var request = new UploadPartRequest
        {
            BucketName = location.Bucket,
            Key = location.Key,
            UploadId = upload,
            PartNumber = part + 1,
            FilePath = archive.Path,
            FilePosition = offset,
            PartSize = Math.Min(archive.PartSize, archive.Size - offset),
            UseChunkEncoding = false,
            ChecksumSHA256 = Convert.ToBase64String(archive.Parts[part]),
        };
        request.StreamTransferProgress += (_, transfer) => sent.Report(transfer.IncrementTransferred);
        return request;
    }

    /// <summary>The store keeps, and charges for, parts of an upload that is neither completed nor aborted.</summary>
    private async Task AbortAsync(string upload)
    {
        using var limit = new CancellationTokenSource(AbortTimeout);
        try
        {
            await client.AbortMultipartUploadAsync(location.Bucket, location.Key, upload, limit.Token);
        }
        catch (Exception cause) when (cause is AmazonS3Exception or HttpRequestException or OperationCanceledException or Amazon.Runtime.AmazonClientException)
        {
            observer.Warn($"Parts that were sent remain in the store: the multipart upload '{upload}' of '{location}' could not be aborted: {cause.Message}");
        }
    }
}
