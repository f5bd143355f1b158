using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Checker.Trying.Messages;
using static TorchSharp.torch;

namespace Katas.Checker.Trying;

/// <summary>The child process in which scripts run. It answers requests until the pipe closes.</summary>
internal sealed class ScriptWorker
{
    /// <summary>The seed of random numbers in every session: a line gives the same numbers again.</summary>
    private const long Seed = 1;

    // Messages waiting to be sent. A script that prints faster than it can be read has to wait.
    private const int MostWaiting = 256;

    private readonly StreamReader requests;
    private readonly StreamWriter messages;
    private readonly BlockingCollection<ScriptMessage> waiting = new(MostWaiting);
    private readonly ScriptThread thread = new();
    private readonly MessageWriter output;
    private readonly ScriptSession session;
    private bool isQuiet;

    private ScriptWorker(string requestHandle, string messageHandle)
    {
        requests = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, requestHandle));
        messages = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, messageHandle)) { AutoFlush = true };
        output = new MessageWriter(text => SendUnlessQuiet(new Wrote(text)));
        session = new ScriptSession(new ScriptGlobals(message =>
        {
            StopPoint.Pass();
            output.Flush(); // what was written before stands above
            SendUnlessQuiet((ScriptMessage)message);
        }));
    }

    /// <summary>Serves until the checker closes the pipe.</summary>
    public static void Serve(string requestHandle, string messageHandle)
    {
        // Ctrl-C reaches every process of the terminal; what it means is the prompt's affair.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        new ScriptWorker(requestHandle, messageHandle).Serve();
    }

    private void Serve()
    {
        if (TorchLoader.Problem() is { } problem)
        {
            messages.WriteLine(Wire.Write<ScriptMessage>(new ScriptReady(problem)));
            return;
        }

        new Thread(SendAll) { IsBackground = true, Name = "messages" }.Start();

        random.manual_seed(Seed);
        Console.SetIn(new NoKeyboard("here the prompt does: assign a variable instead."));
        Console.SetOut(output);
        Console.SetError(output);
        Send(new ScriptReady());
        while (requests.ReadLine() is { } line)
        {
            var request = Wire.Read<ScriptRequest>(line);
            if (request is Interrupt)
            {
                _ = thread.Stop();
            }
            else
            {
                thread.Post(() => Answer(request));
            }
        }
    }

    private void Answer(ScriptRequest request)
    {
        ScriptMessage answer;
        try
        {
            answer = request switch
            {
                OpenLesson open => new Opened(session.Open(open.Images)),
                Evaluate evaluate => Evaluate(evaluate),
                ListVariables => new Variables(session.Variables()),
                Complete complete => session.Complete(complete.Code, complete.Position),
                _ => new ScriptBroken($"{request.GetType().Name} is not known."),
            };
        }
        catch (Exception exception) when (exception is not IOException)
        {
            answer = new ScriptBroken($"{exception.GetType().Name}: {exception.Message}");
        }

        output.Flush();
        Send(answer);
    }

    private Evaluated Evaluate(Evaluate request)
    {
        var line = session.Compile(request.Code);
        if (line.Problems.Count > 0)
        {
            return new Evaluated(ScriptEnd.DoesNotCompile, null, [], line.Problems, null);
        }

        isQuiet = request.IsQuiet;
        Evaluated? result = null;
        bool ended = thread.Run(async () => result = await session.Run(line, request.Width));
        output.Flush();
        isQuiet = false;
        bool isStopped = !ended || (StopPoint.IsAsked && result!.End != ScriptEnd.Done);
        return isStopped ? new Evaluated(ScriptEnd.Stopped, null, [], [], null) : result!;
    }

    private void SendUnlessQuiet(ScriptMessage message)
    {
        if (!isQuiet)
        {
            Send(message);
        }
    }

    private void Send(ScriptMessage message) => waiting.Add(message);

    // On a thread of its own: a script that is aborted while it prints must not leave half a message behind.
    private void SendAll()
    {
        foreach (var message in waiting.GetConsumingEnumerable())
        {
            try
            {
                messages.WriteLine(Wire.Write(message));
            }
            catch (IOException)
            {
                return; // nobody reads any more, and this process is about to end
            }
        }
    }
}
