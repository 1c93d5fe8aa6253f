import { createReservations } from '../../../../src/msgraph/updates/reservations.js';

describe('the reservation of a case', () => {
  it('is shared by all its updates, in every spelling of its id', () => {
    const reservations = createReservations();
    reservations.reserve('0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9');
    reservations.reserve('0a1b2c3d4e5f60718293a4b5c6d7e8f9');
    const { reservation } = reservations.get('0A1B2C3D4E5F60718293A4B5C6D7E8F9');
    expect(reservation).toBeDefined();
    expect(reservations.get('0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9').reservation).toBe(reservation);
  });

  it('is not that of another case, and does not exist before an update', () => {
    const reservations = createReservations();
    expect(reservations.get('case-1')).toEqual({});
    reservations.reserve('case-1');
    reservations.reserve('case-2');
    expect(reservations.get('case-1').reservation).not.toBe(reservations.get('case-2').reservation);
  });

  it('is released when the last of its updates has ended', () => {
    const reservations = createReservations();
    const release = [reservations.reserve('case-1'), reservations.reserve('case-1')];
    const { reservation } = reservations.get('case-1');
    release[0]?.();
    expect(reservation?.isReleased).toBe(false);
    expect(reservations.get('case-1').reservation).toBe(reservation);
    release[1]?.();
    expect(reservation?.isReleased).toBe(true);
    expect(reservations.get('case-1')).toEqual({});
  });

  it('is a new one after it was released', () => {
    const reservations = createReservations();
    reservations.reserve('case-1')();
    reservations.reserve('case-1');
    expect(reservations.get('case-1').reservation?.isReleased).toBe(false);
  });
});
