namespace Katas.Checker.Trying;

/// <summary>
/// The place where a stopped script ends. The prompt's compiler puts a call into each loop and at the start of each method
/// (<see cref="StopPoints"/>): what runs stops between two statements, never in the middle of the runtime or of TorchSharp.
/// </summary>
public static class StopPoint
{
    // Flows into whatever a script starts: tasks, threads, what goes on after an await.
    private static readonly AsyncLocal<StopRequest?> Here = new();

    /// <summary>The request that may stop the code running here.</summary>
    internal static StopRequest? Current => Here.Value;

    /// <summary>Whether the code that runs here has been asked to stop.</summary>
    internal static bool IsAsked => Current is { IsAsked: true };

    /// <summary>Returns, unless the code running here is to be stopped.</summary>
    /// <exception cref="StoppedException">It is. Code that catches this meets the next stop point.</exception>
    public static void Pass()
    {
        if (StopRequest.IsAnyAsked && IsAsked)
        {
            throw new StoppedException();
        }
    }

    /// <summary>Lets a request stop what runs from here on.</summary>
    internal static void Heed(StopRequest request) => Here.Value = request;
}
