using Helix.Hosting.Limits;
using Helix.Hosting.Metrics;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Helix.Hosting;

/// <summary>What every request passes: the gate, a measurement, and a description of whatever goes wrong.</summary>
internal sealed partial class RequestPipeline(RequestDelegate next, RequestGate gate, HttpMetrics metrics, TimeProvider time, ILogger<RequestPipeline> logger)
{
    /// <summary>Answers a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var began = time.GetTimestamp();
        try
        {
            await (gate.Refuse(context)?.WriteAsync(context) ?? next(context));
            if (IsBareError(context.Response))
                await new Problem(context.Response.StatusCode).WriteAsync(context);
        }
        catch (Exception failure) when (IsGone(context, failure))
        {
            // Nobody waits for the answer; the metrics alone show that there was a question.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            // Else the server would look for the rest of the body, and complain of the read that has failed here.
            context.Abort();
        }
        catch (BadHttpRequestException failure)
        {
            await AnswerAsync(context, new Problem(failure.StatusCode, failure.Message));
        }
        catch (Exception failure)
        {
            Failed(context.Request.Method, context.Request.Path, failure);
            await AnswerAsync(context, new Problem(StatusCodes.Status500InternalServerError, "The journal of the service says what happened."));
        }
        finally
        {
            metrics.Observe(context, time.GetElapsedTime(began));
        }
    }

    // Routing answers 404 and 405 with a status alone.
    private static bool IsBareError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null };

    private static bool IsGone(HttpContext context, Exception failure) =>
        failure is ConnectionResetException || (failure is OperationCanceledException && context.RequestAborted.IsCancellationRequested);

    private static async Task AnswerAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        await problem.WriteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void Failed(string method, string path, Exception failure);
}
