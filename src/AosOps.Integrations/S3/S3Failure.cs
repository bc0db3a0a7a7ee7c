using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using AosOps.Golden.Stores;
using AosOps.Operations;

namespace AosOps.Integrations.S3;

/// <summary>Says how a call of a store failed.</summary>
internal static class S3Failure
{
    private const string AccessRemedy =
        "Check the credentials (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE), and that they allow ListBucket, GetObject, PutObject and AbortMultipartUpload.";

    /// <summary>Describes a failure.</summary>
    /// <returns>The failure to throw.</returns>
    public static Exception From(string endpoint, StoreLocation location, Exception cause) => cause switch
    {
        AmazonS3Exception { ErrorCode.Length: > 0 } answer => FromAnswer(endpoint, location, answer),
        OperationCanceledException => EndpointException.TimedOut(endpoint, S3Client.Timeout, cause),
        HttpRequestException or IOException => EndpointException.Unreachable(endpoint, cause),
        AmazonClientException when Find<HttpRequestException>(cause) is { } broken => EndpointException.Unreachable(endpoint, broken),
        AmazonClientException when Find<TimeoutException>(cause) is not null => EndpointException.TimedOut(endpoint, S3Client.Timeout, cause),
        AmazonClientException => new EndpointException(
            ErrorIds.EndpointAuthenticationFailed, FailureKind.AuthenticationFailed, endpoint, $"No request to {endpoint} can be made for bucket '{location.Bucket}': {cause.Message.Split('\n')[0].TrimEnd()}", cause)
        {
            Remedy = AccessRemedy,
        },
        _ => cause,
    };

    private static EndpointException FromAnswer(string endpoint, StoreLocation location, AmazonS3Exception answer)
    {
        var what = $"HTTP {(int)answer.StatusCode} {answer.ErrorCode}: {answer.Message}";
        return answer switch
        {
            { ErrorCode: "NoSuchBucket" } => new EndpointException(
                ErrorIds.StoreBucketNotFound, FailureKind.NotFound, endpoint, $"{endpoint} has no bucket '{location.Bucket}'.", answer)
            {
                Remedy = "Check the name, and that the endpoint and the region are those of the bucket.",
            },
            { ErrorCode: "BadDigest" or "InvalidDigest" or "XAmzContentSHA256Mismatch" or "XAmzContentChecksumMismatch" } => new EndpointException(
                ErrorIds.ArchiveCopyCorrupt, FailureKind.InvalidData, endpoint, $"{endpoint} received other bytes than were sent as '{location}': {what}", answer)
            {
                Remedy = "Copy it again. If it happens again, the network damages what is sent.",
            },
            { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } => new EndpointException(
                ErrorIds.EndpointAuthenticationFailed, FailureKind.AuthenticationFailed, endpoint, $"{endpoint} refused access to bucket '{location.Bucket}': {what}", answer)
            {
                Remedy = AccessRemedy,
            },
            _ => EndpointException.Failed(endpoint, $"bucket '{location.Bucket}': {what}", answer),
        };
    }

    private static T? Find<T>(Exception cause)
        where T : Exception
    {
        for (var inner = cause.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
                return found;
        }

        return null;
    }
}
