using System.Reflection;
using System.Runtime.CompilerServices;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>Whatever goes wrong, a client hears a number of ASCOM's and a sentence.</summary>
public sealed class ErrorNumberTests
{
    private const string Sentence = "Tile 3 of the picture ends before its row 12 is";

    private static IEnumerable<Type> OwnErrors() =>
        new[] { typeof(CameraException), typeof(CaptureException), typeof(SimulatedBody), typeof(Camera) }
        .Select(known => known.Assembly).SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(Exception)) && !type.IsNested);

    /// <summary>What never leaves the part of the program that throws it.</summary>
    private static readonly string[] Inner = ["BadRequestException", "DispatchException", "StalledException"];

    private static IEnumerable<Type> SystemErrors() =>
        typeof(object).Assembly.GetTypes().Concat(typeof(System.Text.Json.JsonException).Assembly.GetTypes())
        .Concat(typeof(System.Net.Sockets.SocketException).Assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(Exception)) && type is { IsPublic: true, IsAbstract: false });

    [TestCaseSource(nameof(OwnErrors))]
    public void An_error_of_ours_has_a_row_and_its_sentence_reaches_the_client(Type type)
    {
        if (Inner.Contains(type.Name))
            return;
        var told = AscomErrors.Translate(Make(type));
        Assert.That(told.Number, Is.InRange(0x400, 0xFFF).And.Not.EqualTo(AscomErrors.UnforeseenNumber),
            $"{type.Name} has no row in AscomErrors");
        Assert.That(told.Message, Is.EqualTo(Sentence));
    }

    [Test]
    public void A_damaged_picture_has_a_number_of_its_own() =>
        Assert.That(AscomErrors.Translate(new ArwException(Sentence)).Number, Is.EqualTo(0x531));

    [TestCaseSource(nameof(SystemErrors))]
    public void The_name_of_no_class_reaches_a_client_or_a_terminal(Type type)
    {
        if (type.GetConstructor([]) is null)
            return;
        var error = (Exception)Activator.CreateInstance(type)!;
        foreach (var said in new[] { AscomErrors.Translate(error).Message, Failures.Sentence(error) })
        {
            Assert.That(said, Does.Not.Contain(type.Name).And.Not.Contain("System.").And.Not.Contain("Exception"));
            Assert.That(said.ReplaceLineEndings("\n"), Does.Not.Contain("\n").And.Length.GreaterThan(10));
        }
    }

    [Test]
    public void What_wraps_an_error_hides_nothing_of_it()
    {
        ArwException damaged = new(Sentence);
        Assert.That(AscomErrors.Translate(new AggregateException(damaged)).Number, Is.EqualTo(AscomErrors.FileNumber));
        Assert.That(AscomErrors.Translate(new TargetInvocationException(damaged)).Message, Is.EqualTo(Sentence));
        Assert.That(AscomErrors.Translate(new ObjectDisposedException("System.Net.Sockets.Socket")).Message, Does.Not.Contain("Socket"));
    }

    /// <summary>One with that sentence, however it is made.</summary>
    private static Exception Make(Type type)
    {
        var error = (Exception)RuntimeHelpers.GetUninitializedObject(type);
        typeof(Exception).GetField("_message", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(error, Sentence);
        foreach (var number in type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Where(f => f.FieldType == typeof(int)))
            number.SetValue(error, AscomErrors.InvalidOperationNumber);
        return error;
    }
}
