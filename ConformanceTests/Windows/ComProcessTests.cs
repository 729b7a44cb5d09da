using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>
/// The rows of the programs' table that matter most, through COM: NINA's calls at the server that Windows starts, a process for each body,
/// in real time. ci/windows/programs takes those of 5 s, `ci/windows/programs long` those of 120 s.
/// </summary>
[NonParallelizable]
[Category("Processes")]
public sealed class ComProcessTests
{
    /// <summary>One server for all: each program has the camera that was chosen when it connected.</summary>
    [TestCase(5.0, Category = "Short")]
    [TestCase(120.0, Category = "Long")]
    public void A_body_that_is_killed_for_40_s_costs_no_night(double seconds)
    {
        // one in the middle of a long light cannot be made good before NINA's patience ends
        var inTheMiddle = seconds > 30 ? Ending.TimeOut : Ending.Picture;
        using Story start = new("at the start", after: 1), middle = new("in the middle", seconds / 2),
            download = new("in the download", after: null);
        var stories = new[] { start.Play(seconds, Ending.Picture), middle.Play(seconds, inTheMiddle),
            download.Play(seconds, Ending.Picture) };
        Assert.That(Task.WhenAll(stories).GetAwaiter().GetResult().SelectMany(wrong => wrong), Is.Empty);
    }

    /// <summary>A body, NINA at it, and a second program that looks at the same camera and meddles.</summary>
    private sealed class Story : IDisposable
    {
        private readonly string name;
        private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("sonyalpha-");
        private readonly KilledBody body;
        private readonly DispatchFace program;
        private readonly DispatchFace second;
        private readonly Nina nina;
        private readonly List<string> wrong = [];

        public Story(string name, double? after)
        {
            this.name = name;
            body = new(home.FullName, after) { Meanwhile = Meddle };
            Child.Run(home.FullName, "settings", "camera", $"ptpip:127.0.0.1:{body.Port}");
            (program, second) = (new(), new());
            nina = new(program, Clock.Real);
            Assert.That(nina.Connect(), $"{name}: {string.Join(" | ", nina.Shown)}");
            second.Put("Connected", true);
            Assert.That(second.Get("Name"), Is.EqualTo(program.Get("Name")));
        }

        public Task<List<string>> Play(double seconds, Ending expected) =>
            Task.Run(() => (List<string>)[.. body.Play(name, nina, seconds, expected), .. wrong]);

        public void Dispose()
        {
            program.Dispose();
            second.Dispose();
            body.Dispose();
            home.Delete(recursive: true);
        }

        /// <summary>What another program does while NINA exposes: nothing of it is NINA's business.</summary>
        private void Meddle()
        {
            try
            {
                second.Call("AbortExposure");
                second.Call("StopExposure");
                second.Put("Gain", (short)3200);
                if (second.Get("ImageReady") is not false)
                    wrong.Add($"{name}: another program is told that a picture is ready for it");
                for (var i = 0; i < 45; i++)
                {
                    if (program.Get("Connected") is not true || second.Get("Connected") is not true)
                        wrong.Add($"{name}: not connected {i} s after");
                    Clock.Real.Sleep(TimeSpan.FromSeconds(1));
                }
            }
            catch (Driver.AscomException error)
            {
                wrong.Add($"{name}: another program was told {error.Message}");
            }
        }
    }
}
