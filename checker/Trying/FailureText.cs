using System.Diagnostics;
using System.Reflection;
using Katas.Checker.Running;
using Katas.Checker.Trying.Messages;

namespace Katas.Checker.Trying;

/// <summary>An exception in a few lines: its own words, and the lines of code with a file that it went through.</summary>
internal static class FailureText
{
    private const int MostFrames = 30;

    /// <summary>Shortens an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="script">The name under which the running code was compiled.</param>
    public static ScriptFailure Shorten(Exception exception, string script)
    {
        var cause = exception;
        while (cause is AggregateException or TargetInvocationException or TypeInitializationException && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        var frames =
            from frame in new StackTrace(cause, fNeedFileInfo: true).GetFrames()
            let file = frame.GetFileName()
            where file is not null && (file == script || File.Exists(file))
            select new ScriptFrame(file == script ? "" : file, frame.GetFileLineNumber());
        return new ScriptFailure(cause.GetType().Name, LibtorchText.WithoutStack(cause.Message), [.. frames.Distinct().Take(MostFrames)]);
    }
}
