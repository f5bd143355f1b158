namespace Katas.Toolkit;

/// <summary>
/// Marks a member as a task of a lesson. The id joins the stub, the solution, the tests, the hints and the report.
/// </summary>
/// <param name="id">The task's id: lesson, dot, number, for example <c>01.3</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class KataTaskAttribute(string id) : Attribute
{
    /// <summary>The task's id: lesson, dot, number.</summary>
    public string Id { get; } = id;
}
