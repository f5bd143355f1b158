using Katas.Testkit.State;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>
/// Says which task a test checks. Gives the test the task's id as property and category
/// (<c>dotnet test exercises/01 --filter TestCategory=01.3</c>), puts the id in front of any failure, disposes the
/// tensors that the test leaves behind, and puts back what it leaves changed for the whole program (<see cref="ProgramState"/>): that
/// fails this test, and not those that run next.
/// </summary>
/// <param name="id">The task's id: lesson, dot, number, for example <c>01.3</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForTaskAttribute(string id) : NUnitAttribute, IApplyToTest, IWrapTestMethod
{
    /// <summary>The name of the property that carries the id.</summary>
    public const string PropertyName = "Task";

    /// <summary>The task's id.</summary>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public void ApplyToTest(Test test)
    {
        test.Properties.Add(PropertyName, Id);
        test.Properties.Add(PropertyNames.Category, Id);
    }

    /// <inheritdoc/>
    public TestCommand Wrap(TestCommand command) => new NamingCommand(command, Id);

    private sealed class NamingCommand(TestCommand inner, string id) : DelegatingTestCommand(inner)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            using var scope = NewDisposeScope();
            var state = ProgramState.Remember();
            try
            {
                context.CurrentResult = innerCommand.Execute(context);
            }
            catch (Exception exception)
            {
                context.CurrentResult.RecordException(exception);
            }

            var left = state.PutBack(MayReseed(context.CurrentTest));
            var result = context.CurrentResult;
            if (result.ResultState.Status == TestStatus.Failed)
            {
                result.SetResult(result.ResultState, ProgramState.Append($"Task {id} | {result.Message}", left), result.StackTrace);
            }
            else if (left.Count > 0)
            {
                result.SetResult(ResultState.Failure, $"Task {id} | {string.Join('\n', left)}");
            }

            return result;
        }

        private static bool MayReseed(Test test) =>
            test.Method?.IsDefined<ReseedsAttribute>(inherit: true) == true;
    }
}
