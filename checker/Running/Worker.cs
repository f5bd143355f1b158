using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Loader;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using static TorchSharp.torch;

namespace Katas.Checker.Running;

/// <summary>
/// The child process in which learners' code runs. It answers requests until the pipe closes; whatever kills it, kills
/// only it.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly StreamReader requests;
    private readonly StreamWriter messages;
    private readonly KeptAssemblies views = new();
    private volatile System.Reflection.Assembly? running;
    private volatile bool stopsVariants;

    private Worker(string requestHandle, string messageHandle)
    {
        requests = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, requestHandle));
        messages = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, messageHandle)) { AutoFlush = true };
    }

    /// <summary>Serves until the checker closes the pipe.</summary>
    public static void Serve(string requestHandle, string messageHandle)
    {
        using var worker = new Worker(requestHandle, messageHandle);
        worker.Serve();
    }

    public void Dispose()
    {
        requests.Dispose();
        messages.Dispose();
    }

    private void Serve()
    {
        if (TorchLoader.Problem() is { } problem)
        {
            Send(new Ready(problem));
            return;
        }

        // Small tensors on several threads cost more than they save, and other children may be running.
        set_num_threads(1);
        Console.SetIn(new NoKeyboard(
            "while tests run nobody is there to type. What a task needs comes in through its parameters."));
        Send(new Ready());
        foreach (var request in Incoming())
        {
            try
            {
                Answer(request);
                Send(new Answered());
            }
            catch (Exception exception) when (exception is not IOException)
            {
                Send(new Broken($"{exception.GetType().Name}: {exception.Message}"));
            }
        }
    }

    /// <summary>
    /// The requests, one after the other. They are read on a thread of their own, so that the end of the checker, however it
    /// came about, is noticed in the middle of a test that never ends: nobody else would end it then.
    /// </summary>
    private IEnumerable<AssemblyRequest> Incoming()
    {
        var waiting = new BlockingCollection<AssemblyRequest>();
        new Thread(() =>
        {
            while (requests.ReadLine() is { } line)
            {
                switch (Wire.Read<Request>(line))
                {
                    case NameInitializers ask:
                        Send(new InitializersNamed(running is { } tests ? StaticInitializers.Unfinished(tests, ask.Patience) : []));
                        break;
                    case StopVariants:
                        stopsVariants = true;
                        break;
                    case AssemblyRequest request:
                        stopsVariants = false;
                        waiting.Add(request);
                        break;
                }
            }

            Process.GetCurrentProcess().Kill(); // nobody is left to answer
        })
        {
            IsBackground = true,
            Name = "requests",
        }.Start();
        return waiting.GetConsumingEnumerable();
    }

    private void Answer(AssemblyRequest request)
    {
        if (request is RunView view)
        {
            new ViewRunner(Send).Run(views.Load(view.Assembly, view.Symbols), view);
            return;
        }

        var context = new AssemblyLoadContext("lesson", isCollectible: true);
        try
        {
            var assembly = context.LoadFromStream(
                new MemoryStream(request.Assembly), request.Symbols.Length > 0 ? new MemoryStream(request.Symbols) : null);
            running = assembly;
            switch (request)
            {
                case RunTests tests:
                    Run(assembly, tests);
                    break;
                case RunProbes probes:
                    new ProbeRunner(Send).Run(assembly, probes.TaskId);
                    break;
                case RunVariants variants:
                    new VariantRunner(Send, () => stopsVariants).Run(assembly, variants);
                    break;
                default:
                    throw new InvalidDataException($"{request.GetType().Name} is not known.");
            }
        }
        finally
        {
            running = null;
            context.Unload();
        }
    }

    private void Run(System.Reflection.Assembly assembly, RunTests request)
    {
        using var leftovers = Leftovers.WatchFor(request.Assembly);
        using var ended = new EndedInitializers(request.Ended);
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(assembly, new Dictionary<string, object>
        {
            ["NumberOfTestWorkers"] = 0,
            ["SynchronousEvents"] = true,
            ["StopOnError"] = request.StopAtFirst,
        });
        runner.Run(new Listener(Send, leftovers, ended), TestFilter.FromXml(Filter(request)));
    }

    private static string Filter(RunTests request)
    {
        string tasks = string.Concat(request.TaskIds.Select(id => $"<cat>{id}</cat>"));
        string except = string.Concat(request.Except.Select(
            name => $"<not><test>{System.Security.SecurityElement.Escape(name)}</test></not>"));
        return $"<filter><and><or>{tasks}</or>{except}</and></filter>";
    }

    private void Send(Message message)
    {
        string line = Wire.Write(message);
        lock (messages)
        {
            messages.WriteLine(line);
        }
    }

    private sealed class Listener(Action<Message> send, Leftovers leftovers, EndedInitializers ended) : ITestListener
    {
        private const int MostValues = 100_000;

        public void TestStarted(ITest test)
        {
            if (!test.IsSuite)
            {
                Console.SetOut(TextWriter.Null); // NUnit would keep all that is printed, and nobody reads it
                leftovers.TestStarts();
                ended.TestStarts();
                send(new Started(test.FullName, TaskId(test)));
            }
        }

        public void TestFinished(ITestResult result)
        {
            if (!result.Test.IsSuite)
            {
                string taskId = TaskId(result.Test);
                string? left = leftovers.TestEnded();
                bool passed = result.ResultState.Status == TestStatus.Passed && left is null;
                string message = left is null ? LibtorchText.WithoutStack(result.Message ?? "") : $"Task {taskId} | {left}";
                send(new Finished(
                    result.FullName,
                    taskId,
                    passed,
                    message,
                    result.StackTrace ?? "",
                    passed || left is not null ? null : Mismatch(result))
                {
                    Took = TimeSpan.FromSeconds(result.Duration),
                    LeavesRunning = leftovers.AreRunning,
                    UsedEnded = ended.Used,
                });
            }
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }

        /// <summary>The tensors that made the test fail; null if there was another reason, or they are huge.</summary>
        private static Mismatch? Mismatch(ITestResult result) =>
            result.Test.Properties.Get(Testkit.TensorMismatch.PropertyName) is Testkit.TensorMismatch found
            && result.Message?.Contains(found.Report, StringComparison.Ordinal) == true
            && found.Seen.Count + found.Expected.Count <= MostValues
                ? new Mismatch(found.What, ProbePart.From(found.Seen), ProbePart.From(found.Expected), found.Tolerance)
                : null;

        /// <summary>The task of a test; for a case of a test with parameters, its parent's.</summary>
        private static string TaskId(ITest test) =>
            test.Properties.Get(Testkit.ForTaskAttribute.PropertyName) as string
            ?? (test.Parent is { } parent ? TaskId(parent) : "");
    }
}
