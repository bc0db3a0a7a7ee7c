using Amazon.Runtime;
using Amazon.S3;
using AosOps.Operations;

namespace AosOps.Integrations.S3;

/// <summary>Creates the client of a store.</summary>
internal static class S3Client
{
    /// <summary>The region that requests to a compatible store are signed for, unless AWS_REGION names one: such stores take any.</summary>
    private const string UsualRegion = "us-east-1";

    private const int Retries = 4;

    /// <summary>How long one call may take: the sending of a part, the reading of a range.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Creates a client.</summary>
    /// <param name="endpoint">The address of a compatible store, or null for what the AWS settings say.</param>
    /// <returns>The client, and the address that errors name.</returns>
    public static (AmazonS3Client Client, string Endpoint) Create(Uri? endpoint)
    {
        // Checksums are given with each request, and bodies are sent as they are, signed as a whole: trailing checksums and
        // the chunks of Amazon's own signatures are not understood by every compatible store.
        var settings = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = Retries,
            Timeout = Timeout,
        };
        if (endpoint is not null)
        {
            settings.ServiceURL = endpoint.AbsoluteUri;
            settings.ForcePathStyle = true;
            settings.AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION") ?? UsualRegion;
        }

        try
        {
            var client = new AmazonS3Client(settings);
            var shown = endpoint?.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) ?? settings.ServiceURL ?? $"https://s3.{settings.RegionEndpoint?.SystemName}.amazonaws.com";
            return (client, shown);
        }
        catch (AmazonClientException cause)
        {
            throw new AosException(ErrorIds.ConfigurationInvalid, FailureKind.InvalidArgument, $"The object store is not known: {cause.Message}", cause)
            {
                Remedy = "Set AWS_REGION; for a compatible store give -Endpoint, or set AOS_S3_ENDPOINT.",
            };
        }
    }
}
