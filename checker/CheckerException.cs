namespace Katas.Checker;

/// <summary>
/// Something the learner or author can act on: shown as its message alone, without a stack trace, and turned into the
/// exit code it carries.
/// </summary>
/// <param name="message">A sentence that says what is wrong and what to do.</param>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="inner">What was caught, if anything.</param>
public sealed class CheckerException(string message, int exitCode = ExitCode.Usage, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;
}
