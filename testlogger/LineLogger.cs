using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace Katas.TestLogger;

/// <summary>
/// What <c>dotnet test exercises/NN</c> prints of a lesson that is half done: a line for each test that fails, without the stack of the
/// framework; of tasks that are not written yet, one line in all.
/// </summary>
[FriendlyName(Name)]
[ExtensionUri("logger://katas/lines/v1")]
public sealed class LineLogger : ITestLoggerWithParameters
{
    /// <summary>The name by which the project file asks for it.</summary>
    public const string Name = "katas";

    private readonly List<TestResult> failed = [];

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, Dictionary<string, string?> parameters) => Initialize(events, "");

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        ArgumentNullException.ThrowIfNull(events);

        events.TestResult += (_, test) =>
        {
            if (test.Result.Outcome == TestOutcome.Failed)
            {
                failed.Add(test.Result);
            }
        };
        events.TestRunMessage += (_, message) =>
        {
            if (message.Level == TestMessageLevel.Error)
            {
                Console.Out.WriteLine(message.Message);
            }
        };
        events.TestRunComplete += (_, _) => FailureLines
            .Write([.. failed.Select(result => (result.TestCase.DisplayName, result.ErrorMessage ?? ""))])
            .ForEach(Console.Out.WriteLine);
    }
}
