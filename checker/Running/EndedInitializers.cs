using System.Runtime.ExceptionServices;

namespace Katas.Checker.Running;

/// <summary>In the child: notices that a test uses a type whose static initializer was ended, whatever the test makes of it.</summary>
internal sealed class EndedInitializers : IDisposable
{
    private readonly IReadOnlyCollection<string> types;
    private volatile string? used;

    /// <param name="types">The types.</param>
    public EndedInitializers(IReadOnlyCollection<string> types)
    {
        this.types = types;
        if (types.Count > 0)
        {
            AppDomain.CurrentDomain.FirstChanceException += Notice;
        }
    }

    /// <summary>The type that the test used; null for none.</summary>
    public string? Used => used;

    public void TestStarts() => used = null;

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Notice;

    private void Notice(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is TypeInitializationException exception && types.Contains(exception.TypeName))
        {
            used = exception.TypeName;
        }
    }
}
